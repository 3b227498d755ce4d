package io.atrium.server.failure;

/** The kinds of failure that a caller can tell apart, each with one HTTP status. */
public enum FailureKind {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Not allowed"),
    OVER_QUOTA(403, "The quota is used up"),
    NOT_FOUND(404, "Not found"),
    CONFLICT(409, "Somebody else was faster"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not understood"),
    INVALID(422, "The request contains invalid values"),
    BUSY(429, "Too many requests"),
    INTERNAL(500, "Internal error"),
    UNAVAILABLE(503, "A component is not available");

    private final int status;
    private final String title;

    FailureKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One short English sentence, the same for every failure of this kind. */
    public String title() {
        return title;
    }
}

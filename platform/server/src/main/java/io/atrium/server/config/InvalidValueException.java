package io.atrium.server.config;

/** A value that a configuration record refuses; the reader puts the path of the record in front of the key. */
final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    InvalidValueException(String key, String problem) {
        super(problem);
        this.key = key;
    }

    String key() {
        return key;
    }
}

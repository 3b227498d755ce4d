package io.atrium.server.deadletters;

/**
 * Letters that shall not count.
 *
 * @param reason why, for whoever asks later
 */
record Discard(Match match, String reason) {
    private static final int LONGEST_REASON = 500;

    @SuppressWarnings("NullAway") // JSON may leave them out
    Discard {
        if (match == null) {
            throw new IllegalArgumentException("match: say which letters");
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("reason: say why, in 1 to " + LONGEST_REASON + " characters");
        }
    }
}

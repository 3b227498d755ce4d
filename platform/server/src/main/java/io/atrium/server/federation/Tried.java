package io.atrium.server.federation;

/**
 * What became of a test.
 *
 * @param code stable, kebab-case; {@code ok} when it worked
 * @param message what was found, or what is wrong and what to do
 */
record Tried(boolean ok, String code, String message) {
    static Tried worked(String message) {
        return new Tried(true, "ok", message);
    }

    static Tried failed(String code, String message) {
        return new Tried(false, code, message);
    }
}

package io.atrium.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * A mail server.
 *
 * @param user empty for a server that wants no sign-in
 * @param from the sender's address
 * @param password as stored, null when there is none
 */
record Smtp(
        String host,
        int port,
        SmtpSecurity security,
        String user,
        String from,
        @Nullable SealedSecret password) {
    @Override
    public String toString() {
        return "Smtp[" + host + ":" + port + " " + security.stored() + "]";
    }
}

package io.atrium.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An account of a component. The password stays in its file until it is needed and never shows in a log.
 *
 * @param user account name
 * @param passwordFile a file with the password and nothing else
 */
public record Credentials(String user, Path passwordFile) {
    public Credentials(@Nullable String user, @Nullable Path passwordFile) {
        this.user = Require.text("user", user);
        this.passwordFile = Require.present("passwordFile", passwordFile);
    }

    /** The password as the file holds it now. */
    public String password() {
        return read(passwordFile);
    }

    /** The secret in a file, without the line end that an editor may have left. */
    public static String read(Path file) {
        try {
            String secret = Files.readString(file).stripTrailing();
            if (secret.isEmpty()) {
                throw new ConfigException("The secret file " + file + " is empty.");
            }
            return secret;
        } catch (IOException e) {
            throw new ConfigException("The secret file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

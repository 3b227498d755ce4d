package io.atrium.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ClickHouse account. Its text never shows the password.
 *
 * @param user account name
 * @param password may be empty
 */
public record WarehouseAccount(String user, String password) {

    public WarehouseAccount {
        if (user.isBlank()) {
            throw new IllegalArgumentException("The warehouse's user is empty");
        }
    }

    /**
     * An account whose password is the only line of a file.
     *
     * @throws IOException if the file cannot be read; the message names it
     */
    public static WarehouseAccount withPasswordFile(String user, Path passwordFile) throws IOException {
        if (!Files.isReadable(passwordFile)) {
            throw new IOException("The password file of " + user + " is missing or not readable: " + passwordFile);
        }
        return new WarehouseAccount(user, Files.readString(passwordFile).strip());
    }

    @Override
    public String toString() {
        return "WarehouseAccount[user=" + user + "]";
    }
}

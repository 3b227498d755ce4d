package io.atrium.installer.tenants;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A place for a one-time password that comes once: made before it is asked for, readable by its owner alone. */
final class PasswordFile {
    private final Path file;

    private PasswordFile(Path file) {
        this.file = file;
    }

    static PasswordFile create(Path file) throws Failure {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new PasswordFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    Reason.USAGE, "--password-file: " + file + " is there already. Name another one, or remove it.", e);
        } catch (IOException e) {
            throw new Failure(
                    Reason.USAGE, "--password-file: " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    void write(String password) throws Failure {
        try {
            Files.writeString(file, password);
        } catch (IOException e) {
            throw new Failure(
                    Reason.USAGE,
                    "The one-time password could not be written to " + file + " (" + e.getMessage()
                            + "). Cancel the tenant and make it again.",
                    e);
        }
    }

    /** There is no password after all. */
    static void discard(@Nullable PasswordFile place) {
        try {
            if (place != null) {
                Files.deleteIfExists(place.file);
            }
        } catch (IOException e) {
            // An empty file is left; the next try says so.
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

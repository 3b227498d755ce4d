package io.atrium.installer.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Generated secrets: one file each, readable by its owner only, made once and then kept. */
public final class Secrets {

    private static final int BYTES = 24;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path directory;
    private final SecureRandom random;

    public Secrets(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /** The file of a secret, whether it is there or not. */
    public Path file(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("secret name: small letters, digits and dashes only: " + name);
        }
        return directory.resolve(name);
    }

    /** The secret of that name; made when it is not there yet. Two processes that ask at once get the same one. */
    public synchronized String obtain(String name) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalStateException(file + " is empty: delete it together with the data it protects");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the secret " + file, e);
        }
    }

    private void create(Path file) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // Complete before it has its name: another process never reads a half of it.
        Path temporary =
                Files.createTempFile(directory, ".new", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(temporary, secret);
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            // Theirs counts.
        } finally {
            Files.delete(temporary);
        }
    }
}

package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where one import keeps its files: {@code import/<key>…} in the home. The key is a digest of what is imported and where to, so that the same
 * files are recognised whatever they are called.
 */
record Workplace(Path folder, String key) {

    static Workplace of(Home home, String tenant, Path file, @Nullable Path directory, String meaning) throws Failure {
        MessageDigest digest = Digests.sha256();
        digest.update(sha256(file));
        if (directory != null) {
            digest.update(sha256(directory));
        }
        digest.update(tenant.getBytes(StandardCharsets.UTF_8));
        digest.update(meaning.getBytes(StandardCharsets.UTF_8));
        return new Workplace(home.root().resolve("import"), HexFormat.of().formatHex(digest.digest()));
    }

    Ledger ledger() {
        return new Ledger(folder.resolve(key + ".json"));
    }

    Path rejected() {
        return folder.resolve(key + "-rejected.csv");
    }

    /** Held as long as the channel is open: two runs of the same import would spoil each other's files. */
    FileChannel lock() throws IOException, Failure {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new Failure(
                    Reason.USAGE, "These files are being imported into this tenant by another process just now.");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Of a file's content. */
    static byte[] sha256(Path file) throws Failure {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new Failure(Reason.BAD_INPUT, file + " cannot be read: " + e, e);
        }
    }
}

package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.install.InstallFailure.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Held while an installation is changed; the system lets go of it when the process ends, however it ends. */
final class InstallLock {

    private InstallLock() {}

    /** What is done while nobody else does anything. */
    interface Work<T> {
        T run() throws IOException, BundleFailure, InstallFailure, InterruptedException;
    }

    /**
     * Does something under the lock.
     *
     * @param state the folder of the journal
     */
    static <T> T hold(Path state, Work<T> work)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        if (!Files.isDirectory(state)) {
            Files.createDirectories(state);
            // Logs of steps may say more than everybody has to know.
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
        }
        try (FileChannel channel =
                FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock(channel) == null) {
                throw new InstallFailure(
                        Reason.BUSY,
                        "Another run is at work on " + state + ". Wait for its end: atrium installation status.");
            }
            return work.run();
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}

package io.atrium.installer.debian;

import io.atrium.installer.debian.PackageLock.LockedPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A folder with fetched packages. What is in it is never trusted: only what the lock file names by digest is used. */
public final class PackageCache {

    private final Path folder;

    public PackageCache(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    public Path folder() {
        return folder;
    }

    public Path file(LockedPackage locked) {
        return folder.resolve(locked.file());
    }

    /** The packages that are not there, or not as locked. */
    public List<LockedPackage> missing(PackageLock lock) throws IOException {
        List<LockedPackage> missing = new ArrayList<>();
        for (LockedPackage locked : lock.packages()) {
            if (!good(file(locked), locked.size(), locked.sha256())) {
                missing.add(locked);
            }
        }
        return missing;
    }

    /** Whether a file is there and has this size and digest. */
    public static boolean good(Path file, long size, String sha256) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == size
                && sha256(file).equals(sha256);
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

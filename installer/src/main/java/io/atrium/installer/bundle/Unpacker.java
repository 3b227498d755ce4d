package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.PartFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the files of a part below a folder, and never anywhere else: not through links that were there before either. */
final class Unpacker implements PartReader.Visitor {

    private final Path root;

    Unpacker(Path root) throws IOException {
        Files.createDirectories(root);
        this.root = root.toRealPath();
    }

    @Override
    public void folder(PartFile folder) throws IOException, BundleFailure {
        Path target = place(folder);
        if (Files.isSymbolicLink(target)) {
            throw behindLink(target);
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(target);
        }
        mode(target, folder);
    }

    @Override
    public void link(PartFile link) throws IOException, BundleFailure {
        Path target = place(link);
        Files.deleteIfExists(target);
        Files.createSymbolicLink(target, Path.of(Objects.requireNonNull(link.target())));
    }

    @Override
    public void file(PartFile file, InputStream content) throws IOException, BundleFailure {
        Path target = place(file);
        Path whole = Files.createTempFile(target.getParent(), ".unpacking", "");
        Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
        mode(whole, file);
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path place(PartFile file) throws IOException, BundleFailure {
        Path target = root.resolve(file.path());
        Path folder = target.getParent();
        if (folder == null || !folder.toRealPath().equals(folder)) {
            throw behindLink(folder);
        }
        return target;
    }

    private static BundleFailure behindLink(@Nullable Path folder) {
        return new BundleFailure(
                Reason.UNSAFE_PATH, folder + " is a link or lies behind one: nothing is unpacked through links.");
    }

    private static void mode(Path target, PartFile file) throws IOException {
        Files.setAttribute(target, "unix:mode", Integer.parseInt(file.mode(), 8), LinkOption.NOFOLLOW_LINKS);
    }
}

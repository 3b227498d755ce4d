package io.atrium.installer.images;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.images.BundleImages.Content;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A file with images that another program imports. */
abstract sealed class Archive permits OciArchive, DockerArchive {

    private final Set<String> written = new HashSet<>();

    /**
     * Writes a file.
     *
     * @param name how an image is called there, from its name and tag
     */
    abstract void write(List<Content> contents, UnaryOperator<String> name, Path file)
            throws IOException, BundleFailure;

    static TarArchiveOutputStream open(Path file) throws IOException {
        return new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8.name());
    }

    /** Whether something has to be written still; layers are shared by images. */
    boolean first(String path) {
        return written.add(path);
    }

    static void put(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        tar.putArchiveEntry(entry(path, content.length));
        tar.write(content);
        tar.closeArchiveEntry();
    }

    static void put(TarArchiveOutputStream tar, String path, long size, InputStream content) throws IOException {
        tar.putArchiveEntry(entry(path, size));
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String path, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(size);
        entry.setMode(0644);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(0);
        return entry;
    }
}

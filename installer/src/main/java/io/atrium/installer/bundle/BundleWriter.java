package io.atrium.installer.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes the frame of a bundle: entries one after the other, then the end. */
final class BundleWriter implements AutoCloseable {

    static final int END = 2 * Header.LENGTH;

    private final OutputStream out;
    private final long modified;

    BundleWriter(Path file, Instant modified) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), Digest.BLOCK);
        this.modified = modified.getEpochSecond();
    }

    void add(String path, int mode, byte[] content) throws IOException {
        out.write(new Header(path, content.length, mode, modified).encode());
        out.write(content);
        out.write(new byte[Header.padding(content.length)]);
    }

    void add(String path, int mode, Path content) throws IOException {
        long size = Files.size(content);
        out.write(new Header(path, size, mode, modified).encode());
        long copied = Files.copy(content, out);
        if (copied != size) {
            throw new IOException(content + " changed while it was read");
        }
        out.write(new byte[Header.padding(size)]);
    }

    /** Writes the end: a bundle without it is cut off. */
    void finish() throws IOException {
        out.write(new byte[END]);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

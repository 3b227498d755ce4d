package io.atrium.server.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An archive that grows file by file. A file is written beside it first, because its size comes before it; so no more than one file is on the
 * disk twice, and an archive that was cut off in the middle is cut back to the last whole file.
 */
final class ArchiveWriter implements AutoCloseable {
    private static final Set<StandardOpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path archive;
    private final Path part;
    private final FileChannel channel;

    private ArchiveWriter(Path archive, FileChannel channel) {
        this.archive = archive;
        this.part = archive.resolveSibling(archive.getFileName() + ".part");
        this.channel = channel;
    }

    /** Writes what a file contains, line by line. */
    @FunctionalInterface
    interface Content {
        void write(Lines lines) throws IOException, InterruptedException;
    }

    /** Takes lines. */
    @FunctionalInterface
    interface Lines {
        void add(String line) throws IOException;
    }

    /** Opens the archive, cut back to where it is known to be whole. */
    static ArchiveWriter open(Path archive, long wholeUntil) throws IOException {
        FileChannel channel = FileChannel.open(archive, OPEN, OWN);
        if (channel.size() < wholeUntil) {
            channel.close();
            throw new IOException(archive + " is shorter than what was written to it.");
        }
        channel.truncate(wholeUntil);
        channel.position(wholeUntil);
        return new ArchiveWriter(archive, channel);
    }

    /** Adds a file of lines, compressed. */
    Manifest.Entry add(String path, String store, String name, @Nullable List<String> columns, Content content)
            throws IOException, InterruptedException {
        Files.deleteIfExists(part);
        Files.createFile(part, OWN);
        long[] rows = {0};
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(part), 1 << 16), 1 << 16)) {
            content.write(line -> {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                rows[0]++;
            });
        }
        long bytes = Files.size(part);
        String sha256 = append(path, bytes);
        Files.delete(part);
        return new Manifest.Entry(path, store, name, columns, rows[0], bytes, sha256);
    }

    private String append(String path, long bytes) throws IOException {
        MessageDigest digest = sha256();
        write(Tar.header(new Tar.Header(path, bytes)));
        try (InputStream in = new DigestInputStream(Files.newInputStream(part), digest)) {
            in.transferTo(Channels.newOutputStream(channel));
        }
        write(new byte[Tar.padding(bytes)]);
        channel.force(false);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Where the archive ends now. */
    long end() throws IOException {
        return channel.position();
    }

    /** Adds the manifest and the end. */
    void finish(String manifest) throws IOException {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        write(Tar.header(new Tar.Header(Manifest.PATH, bytes.length)));
        write(bytes);
        write(new byte[Tar.padding(bytes.length) + 2 * Tar.BLOCK]);
        channel.force(true);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }

    @Override
    public String toString() {
        return archive.toString();
    }
}

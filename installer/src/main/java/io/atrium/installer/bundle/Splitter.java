package io.atrium.installer.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cuts a bundle into pieces that fit onto what they are carried on. */
final class Splitter {

    private final long chunkSize;

    Splitter(long chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("--size: a chunk must have at least one byte");
        }
        this.chunkSize = chunkSize;
    }

    ChunkIndex split(Path bundle, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = Objects.requireNonNull(bundle.getFileName()).toString();
        long size = Files.size(bundle);
        int digits =
                Math.max(3, Long.toString((size + chunkSize - 1) / chunkSize).length());
        MessageDigest whole = Digest.sha256();
        List<ChunkIndex.Chunk> chunks = new ArrayList<>();
        try (InputStream in = Files.newInputStream(bundle)) {
            for (long left = size; left > 0; left -= chunkSize) {
                String number = Integer.toString(chunks.size() + 1);
                String file = name + "." + "0".repeat(Math.max(0, digits - number.length())) + number;
                chunks.add(chunk(in, folder.resolve(file), Math.min(left, chunkSize), whole));
            }
        }
        ChunkIndex index = new ChunkIndex(ChunkIndex.FORMAT, name, size, Digest.hex(whole.digest()), chunks);
        index.write(folder);
        return index;
    }

    private static ChunkIndex.Chunk chunk(InputStream in, Path file, long size, MessageDigest whole)
            throws IOException {
        MessageDigest digest = Digest.sha256();
        byte[] block = new byte[Digest.BLOCK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) {
                    throw new IOException("the bundle became shorter while it was read");
                }
                out.write(block, 0, read);
                digest.update(block, 0, read);
                whole.update(block, 0, read);
                left -= read;
            }
        }
        return new ChunkIndex.Chunk(
                Objects.requireNonNull(file.getFileName()).toString(), size, Digest.hex(digest.digest()));
    }
}

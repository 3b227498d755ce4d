package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a bundle was cut into pieces. It guards the transport; whether the bundle is genuine its own signature says.
 *
 * @param file name of the whole
 * @param chunks in their order
 */
record ChunkIndex(String format, String file, long size, String sha256, List<Chunk> chunks) {

    static final String FORMAT = "atrium-chunks/1";
    static final String ENDING = ".index.json";

    /** A piece. */
    record Chunk(String file, long size, String sha256) {}

    ChunkIndex {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("format: this program reads " + FORMAT + ", not " + format);
        }
        chunks = List.copyOf(chunks);
        Set<String> names = new HashSet<>(Set.of(file));
        for (Chunk chunk : chunks) {
            if (!names.add(chunk.file())) {
                throw new IllegalArgumentException("chunks: “" + chunk.file() + "” is there twice");
            }
        }
        for (String name : names) {
            if (name.contains("/") || name.contains("\\") || name.startsWith(".") || name.isBlank()) {
                throw new IllegalArgumentException("“" + name + "” is not the name of a file");
            }
        }
        if (chunks.stream().mapToLong(Chunk::size).sum() != size) {
            throw new IllegalArgumentException("size: the chunks together are not " + size + " bytes");
        }
    }

    static ChunkIndex read(Path index) throws BundleFailure {
        try {
            return ManifestJson.read(Files.readAllBytes(index), ChunkIndex.class, "The index " + index.getFileName());
        } catch (IOException e) {
            throw new BundleFailure(Reason.USAGE, "The index " + index + " cannot be read: " + e, e);
        }
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(file + ENDING), ManifestJson.write(this));
    }
}

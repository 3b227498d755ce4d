package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts a bundle together again, in a file beside the result that keeps what is good: chunks may come one medium at a time, and those that
 * were joined are not needed again.
 */
final class Joiner {

    /**
     * What was done.
     *
     * @param kept chunks that an earlier run had joined
     * @param waiting chunks that have not come yet; the bundle is whole when there are none
     */
    record Result(Path bundle, int joined, int kept, List<String> waiting) {
        Result {
            waiting = List.copyOf(waiting);
        }
    }

    private final ChunkIndex index;
    private final Path from;

    Joiner(Path indexFile) throws BundleFailure {
        this.index = ChunkIndex.read(indexFile);
        this.from = Objects.requireNonNull(indexFile.toAbsolutePath().getParent());
    }

    /** Joins the chunks that lie beside the index into a folder. */
    Result join(Path folder) throws IOException, BundleFailure {
        Files.createDirectories(folder);
        Path bundle = folder.resolve(index.file());
        Path partial = folder.resolve(index.file() + ".partial");
        List<String> waiting = new ArrayList<>();
        int kept = 0;
        try (FileChannel out = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long offset = 0;
            for (ChunkIndex.Chunk chunk : index.chunks()) {
                if (holds(out, offset, chunk)) {
                    kept++;
                } else if (Files.exists(from.resolve(chunk.file()))) {
                    copy(chunk, out, offset);
                } else {
                    waiting.add(chunk.file());
                }
                offset += chunk.size();
            }
            if (waiting.isEmpty()) {
                out.truncate(index.size());
            }
        }
        int joined = index.chunks().size() - kept - waiting.size();
        if (waiting.isEmpty()) {
            finish(partial, bundle);
        }
        return new Result(bundle, joined, kept, waiting);
    }

    private static boolean holds(FileChannel out, long offset, ChunkIndex.Chunk chunk) throws IOException {
        if (out.size() < offset + chunk.size()) {
            return false;
        }
        out.position(offset);
        DigestInputStream in = new DigestInputStream(Channels.newInputStream(out), Digest.sha256());
        for (long left = chunk.size(); left > 0; ) {
            byte[] block = in.readNBytes((int) Math.min(left, Digest.BLOCK));
            left -= block.length;
        }
        return Digest.hex(in.getMessageDigest().digest()).equals(chunk.sha256());
    }

    private void copy(ChunkIndex.Chunk chunk, FileChannel out, long offset) throws IOException, BundleFailure {
        Path file = from.resolve(chunk.file());
        String found = Digest.of(file);
        if (!found.equals(chunk.sha256())) {
            throw wrong(chunk, file, found);
        }
        long at = offset;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[Digest.BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                ByteBuffer buffer = ByteBuffer.wrap(block, 0, read);
                while (buffer.hasRemaining()) {
                    at += out.write(buffer, at);
                }
            }
        }
    }

    private BundleFailure wrong(ChunkIndex.Chunk chunk, Path file, String found) throws IOException {
        for (ChunkIndex.Chunk other : index.chunks()) {
            if (other.sha256().equals(found)) {
                return new BundleFailure(
                        Reason.CHUNK_ORDER,
                        "“" + chunk.file() + "” holds what belongs to “" + other.file()
                                + "”: give it its own name back.");
            }
        }
        return new BundleFailure(
                Reason.CHUNK_CHANGED,
                "“" + chunk.file() + "” is damaged (" + Files.size(file) + " bytes, " + chunk.size()
                        + " expected): copy it again. What was joined before is kept.");
    }

    private void finish(Path partial, Path bundle) throws IOException, BundleFailure {
        if (!Digest.of(partial).equals(index.sha256())) {
            throw new BundleFailure(
                    Reason.CHUNK_CHANGED,
                    "Every chunk is as the index says, but the whole is not: the index was changed.");
        }
        Files.move(partial, bundle, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

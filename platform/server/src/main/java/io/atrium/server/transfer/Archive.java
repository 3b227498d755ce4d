package io.atrium.server.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.http.Json;
import io.atrium.server.signing.SigningKey;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An archive that is there. It is refused unless it is exactly what an export writes: the files of the manifest, each with its checksum, in
 * their order, and nothing before, between or after them.
 */
final class Archive {
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final Path file;
    private final Map<String, Place> places;
    private final Manifest manifest;
    private final @Nullable String signer;

    private Archive(Path file, Map<String, Place> places, Manifest manifest, @Nullable String signer) {
        this.file = file;
        this.places = places;
        this.manifest = manifest;
        this.signer = signer;
    }

    private record Place(long at, long bytes) {}

    /** What a file's lines are given to. */
    @FunctionalInterface
    interface Reader {
        void line(String line) throws IOException, InterruptedException;
    }

    /** Opens an archive that was checked before: of its own directory, where nobody else writes. */
    static Archive open(Path file) throws IOException, ArchiveException {
        try (FileChannel channel = FileChannel.open(file)) {
            Map<String, Place> places = places(channel);
            Place last = places.get(Manifest.PATH);
            if (last == null || last.bytes() > LARGEST_MANIFEST) {
                throw new ArchiveException("It has no " + Manifest.PATH + ".");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) last.bytes());
            read(channel, bytes, last.at());
            ObjectNode document = document(bytes.array());
            Manifest manifest = manifest(document);
            String signer;
            try {
                signer = SigningKey.signer(document).orElse(null);
            } catch (IllegalArgumentException e) {
                throw new ArchiveException("The manifest is not to be trusted: " + e.getMessage() + ".", e);
            }
            return new Archive(file, places, manifest, signer);
        }
    }

    /** Opens an archive and looks at every byte of it. */
    static Archive check(Path file) throws IOException, ArchiveException {
        Archive archive = open(file);
        java.util.List<String> stated = new java.util.ArrayList<>(
                archive.manifest.files().stream().map(Manifest.Entry::path).toList());
        stated.add(Manifest.PATH);
        for (String path : archive.places.keySet()) {
            if (!stated.contains(path)) {
                throw new ArchiveException(path + " is not in the manifest.");
            }
        }
        for (String path : stated) {
            if (!archive.places.containsKey(path)) {
                throw new ArchiveException(path + " is missing.");
            }
        }
        if (!stated.equals(java.util.List.copyOf(archive.places.keySet()))) {
            throw new ArchiveException("Its files are not in the order of the manifest.");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            for (Manifest.Entry entry : archive.manifest.files()) {
                archive.check(channel, entry);
            }
        }
        return archive;
    }

    private void check(FileChannel channel, Manifest.Entry entry) throws IOException, ArchiveException {
        Place place = place(entry.path());
        MessageDigest digest = ArchiveWriter.sha256();
        try (InputStream in = bounded(channel, place);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        if (place.bytes() != entry.bytes()
                || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw new ArchiveException(entry.path() + " is not what its checksum says.");
        }
        long[] rows = {0};
        try {
            lines(entry, line -> rows[0]++);
        } catch (InterruptedException e) {
            throw new IllegalStateException("counting does not wait", e);
        }
        if (rows[0] != entry.rows()) {
            throw new ArchiveException(entry.path() + " has " + rows[0] + " rows, not " + entry.rows() + ".");
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The SHA-256 of the key that has signed it; empty when it is not signed. */
    Optional<String> signer() {
        return Optional.ofNullable(signer);
    }

    /** Reads a file, line by line. */
    void lines(Manifest.Entry entry, Reader reader) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(file);
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(bounded(channel, place(entry.path())), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reader.line(line);
            }
        }
    }

    private Place place(String path) {
        Place place = places.get(path);
        if (place == null) {
            throw new IllegalArgumentException(path + " is missing");
        }
        return place;
    }

    private static Map<String, Place> places(FileChannel channel) throws IOException, ArchiveException {
        Map<String, Place> places = new LinkedHashMap<>();
        byte[] block = new byte[Tar.BLOCK];
        long at = 0;
        try {
            while (true) {
                read(channel, ByteBuffer.wrap(block), at);
                at += Tar.BLOCK;
                if (Tar.isEnd(block)) {
                    break;
                }
                Tar.Header header = Tar.read(block);
                if (places.putIfAbsent(header.path(), new Place(at, header.bytes())) != null) {
                    throw new ArchiveException(header.path() + " is there twice.");
                }
                byte[] padding = new byte[Tar.padding(header.bytes())];
                read(channel, ByteBuffer.wrap(padding), at + header.bytes());
                if (!java.util.Arrays.equals(padding, new byte[padding.length])) {
                    throw new ArchiveException("There is something behind " + header.path() + ".");
                }
                at += header.bytes() + padding.length;
            }
            read(channel, ByteBuffer.wrap(block), at);
        } catch (EOFException e) {
            throw new ArchiveException("It ends too early.", e);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("It is no archive of a tenant: " + e.getMessage() + ".", e);
        }
        if (!Tar.isEnd(block) || channel.size() != at + Tar.BLOCK) {
            throw new ArchiveException("There is something behind its end.");
        }
        return places;
    }

    private static void read(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long from = at;
        while (into.hasRemaining()) {
            int read = channel.read(into, from);
            if (read < 0) {
                throw new EOFException();
            }
            from += read;
        }
    }

    private static InputStream bounded(FileChannel channel, Place place) throws IOException {
        channel.position(place.at());
        InputStream all = Channels.newInputStream(channel);
        return new InputStream() {
            private long left = place.bytes();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = all.read(into, offset, (int) Math.min(length, left));
                left -= Math.max(0, read);
                return read;
            }
        };
    }

    private static ObjectNode document(byte[] bytes) throws ArchiveException {
        try {
            JsonNode document = Json.mapper()
                    .reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .readTree(new String(bytes, StandardCharsets.UTF_8));
            if (document instanceof ObjectNode object) {
                return object;
            }
            throw new ArchiveException(Manifest.PATH + " is no JSON object.");
        } catch (JsonProcessingException e) {
            throw new ArchiveException(Manifest.PATH + " is no JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static Manifest manifest(ObjectNode document) throws ArchiveException {
        if (!document.path("kind").asText().equals(Manifest.KIND)
                || document.path("version").asInt() != Manifest.VERSION) {
            throw new ArchiveException("It is not an export of a tenant in a version that this software knows ("
                    + Manifest.VERSION + ").");
        }
        ObjectNode unsigned = document.deepCopy();
        unsigned.remove("signature");
        try {
            return Json.mapper().treeToValue(unsigned, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new ArchiveException(Manifest.PATH + " is not readable: " + e.getOriginalMessage() + ".", e);
        }
    }
}

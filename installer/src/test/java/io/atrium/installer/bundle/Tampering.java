package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Entry;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.signing.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Takes a bundle apart and puts it together wrongly. */
final class Tampering {

    /** An entry. */
    static final class Piece {
        final String path;
        final Header header;
        final byte[] content;

        Piece(String path, Header header, byte[] content) {
            this.path = path;
            this.header = header;
            this.content = content;
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    Tampering(Path bundle) throws IOException, BundleFailure {
        try (BundleFile file = BundleFile.open(bundle)) {
            for (BundleFile.Place place : file.places()) {
                pieces.add(new Piece(place.header().path(), place.header(), file.bytes(place)));
            }
        }
    }

    int index(String path) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).path.equals(path)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no entry " + path);
    }

    Tampering remove(String path) {
        pieces.remove(index(path));
        return this;
    }

    Tampering add(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        pieces.add(new Piece(path, header(path, bytes.length), bytes));
        return this;
    }

    Tampering rename(String path, String to) {
        Piece old = pieces.get(index(path));
        pieces.set(index(path), new Piece(to, header(to, old.content.length), old.content));
        return this;
    }

    Tampering replace(String path, byte[] content) {
        pieces.set(index(path), new Piece(path, header(path, content.length), content));
        return this;
    }

    Tampering mode(String path, int mode) {
        Piece old = pieces.get(index(path));
        Header header = new Header(path, old.header.size(), mode, old.header.modified());
        pieces.set(index(path), new Piece(path, header, old.content));
        return this;
    }

    Tampering swapPlaces(String one, String other) {
        Collections.swap(pieces, index(one), index(other));
        return this;
    }

    Tampering swapContents(String one, String other) {
        byte[] first = pieces.get(index(one)).content;
        byte[] second = pieces.get(index(other)).content;
        return replace(one, second).replace(other, first);
    }

    byte[] content(String path) {
        return pieces.get(index(path)).content.clone();
    }

    /** Signs another manifest, as somebody with the key could. */
    Tampering sign(SigningKey key, UnaryOperator<Manifest> change) throws BundleFailure {
        Manifest manifest = change.apply(ManifestJson.read(content(Manifest.FILE), Manifest.class, "manifest"));
        byte[] json = ManifestJson.write(manifest);
        return replace(Manifest.FILE, json).replace(Manifest.SIGNATURE, SignedManifest.signatureEntry(key, json));
    }

    /** The manifest with an entry's digest and size as they are now, and its part listing what is said. */
    UnaryOperator<Manifest> accepting(String path, List<Manifest.PartFile> files) {
        byte[] now = content(path);
        return old -> new Manifest(
                old.format(),
                old.product(),
                old.version(),
                old.commit(),
                old.date(),
                old.architecture(),
                old.clickHouse(),
                old.upgrade(),
                old.missing(),
                old.inputs(),
                old.parts().stream()
                        .map(part -> part.entry().equals(path)
                                ? new Part(part.name(), path, part.compression(), part.tarSha256(), now.length, files)
                                : part)
                        .toList(),
                old.images(),
                old.entries().stream()
                        .map(entry -> entry.path().equals(path)
                                ? new Entry(path, now.length, entry.mode(), Digest.of(now))
                                : entry)
                        .toList());
    }

    /** A manifest that tells of one more part. */
    static Manifest withPart(Manifest old, Part part) {
        List<Part> parts = new ArrayList<>(old.parts());
        parts.add(part);
        return new Manifest(
                old.format(),
                old.product(),
                old.version(),
                old.commit(),
                old.date(),
                old.architecture(),
                old.clickHouse(),
                old.upgrade(),
                old.missing(),
                old.inputs(),
                parts,
                old.images(),
                old.entries());
    }

    /** Writes what came out of it, with whatever names there are. */
    Path write(Path file) throws IOException {
        Files.write(file, bytes());
        return file;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            out.write(piece.header.encode());
            out.write(piece.content);
            out.write(new byte[Header.padding(piece.content.length)]);
        }
        out.write(new byte[BundleWriter.END]);
        return out.toByteArray();
    }

    /** The bytes of a tar with one entry. */
    static byte[] tar(TarArchiveEntry entry, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static Header header(String path, int size) {
        return new Header(path, size, PartWriter.PLAIN, SmallBundle.DATE.getEpochSecond());
    }
}

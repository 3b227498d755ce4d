package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.signing.VerifyingKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A bundle that others take things from: its signature was checked, and each thing is checked as it is read. */
public final class OpenBundle implements AutoCloseable {

    private final BundleFile file;
    private final SignedManifest signed;

    private OpenBundle(BundleFile file, SignedManifest signed) {
        this.file = file;
        this.signed = signed;
    }

    /**
     * Opens a bundle.
     *
     * @param trusted the key that must have signed it; null: the one that it names
     */
    public static OpenBundle open(Path path, @Nullable VerifyingKey trusted) throws IOException, BundleFailure {
        BundleFile file = BundleFile.open(path);
        try {
            return new OpenBundle(file, SignedManifest.read(file, trusted));
        } catch (BundleFailure | IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public Manifest manifest() {
        return signed.manifest();
    }

    public VerifyingKey signer() {
        return signed.key();
    }

    /** What the manifest says of an entry. */
    public Manifest.Entry entry(String path) throws BundleFailure {
        return manifest().entries().stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new BundleFailure(Reason.MISSING, "The bundle has no entry “" + path + "”."));
    }

    /** The bytes of an entry, which fail at their end when they are not those that were signed. */
    public InputStream read(String path) throws BundleFailure {
        Manifest.Entry entry = entry(path);
        BundleFile.Place place = file.find(path)
                .orElseThrow(() -> new BundleFailure(Reason.MISSING, "The entry “" + path + "” is missing."));
        return new CheckedStream(file.read(place), entry.sha256(), path);
    }

    /** A small entry. */
    public byte[] bytes(String path) throws BundleFailure, IOException {
        try (InputStream in = read(path)) {
            return in.readAllBytes();
        }
    }

    /** The tar of a part, without its compression. */
    public InputStream plain(Part part) throws BundleFailure, IOException {
        return part.compression().decompressing(read(part.entry()));
    }

    /**
     * Reads every byte and compares it with what was signed.
     *
     * @throws BundleFailure with the first thing that is wrong
     */
    public void check() throws BundleFailure, IOException, InterruptedException {
        for (Verification.Problem problem :
                Verification.of(file, signed, Verification.Depth.ENTRIES).problems()) {
            throw new BundleFailure(problem.reason(), problem.sentence());
        }
    }

    /**
     * Unpacks a part below a folder; each file is compared with the manifest on the way.
     *
     * @param within the folder of the part that becomes the folder; empty for the whole part
     */
    public void unpack(Part part, String within, Path folder) throws BundleFailure, IOException {
        try (InputStream in = read(part.entry())) {
            new PartReader(part).read(in, new PartContents(within, new Unpacker(folder)));
        }
    }

    /** The SHA-256 of the manifest: two bundles with the same have the same content. */
    public String digest() throws BundleFailure, IOException {
        return Digest.of(manifestBytes());
    }

    /** The manifest as it was signed. */
    public byte[] manifestBytes() throws BundleFailure, IOException {
        return file.bytes(file.find(Manifest.FILE)
                .orElseThrow(() -> new BundleFailure(Reason.NOT_SIGNED, "The bundle has no " + Manifest.FILE + ".")));
    }

    /** Bytes of the file. */
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

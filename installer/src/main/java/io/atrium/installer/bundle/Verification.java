package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.Entry;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.Manifest.PartFile;
import io.atrium.installer.signing.VerifyingKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Checks a bundle against its signature and its manifest, without any network. */
final class Verification {

    /** How far the check goes. */
    enum Depth {
        /** Frame, signature, and the bytes of every entry: what the signature vouches for. */
        ENTRIES,
        /** Every file within every part too: that whoever built it told the truth. */
        FILES
    }

    /** Something wrong. */
    record Problem(Reason reason, String sentence) {}

    /**
     * What was found.
     *
     * @param problems none when the bundle is good
     * @param bytes read from the bundle
     * @param filesRead files within parts
     */
    record Result(Manifest manifest, VerifyingKey key, List<Problem> problems, long bytes, int filesRead) {
        Result {
            problems = List.copyOf(problems);
        }
    }

    private final BundleFile bundle;
    private final Depth depth;

    private Verification(BundleFile bundle, Depth depth) {
        this.bundle = bundle;
        this.depth = depth;
    }

    /**
     * Checks a bundle.
     *
     * @param trusted the key that must have signed it; null: whoever signed it
     * @throws BundleFailure when it cannot be read far enough to go on
     */
    static Result of(Path file, @Nullable VerifyingKey trusted, Depth depth)
            throws BundleFailure, IOException, InterruptedException {
        try (BundleFile bundle = BundleFile.open(file)) {
            SignedManifest signed = SignedManifest.read(bundle, trusted);
            return new Verification(bundle, depth).check(signed);
        }
    }

    /** Checks a bundle that is open. */
    static Result of(BundleFile bundle, SignedManifest signed, Depth depth)
            throws BundleFailure, IOException, InterruptedException {
        return new Verification(bundle, depth).check(signed);
    }

    private Result check(SignedManifest signed) throws IOException, BundleFailure, InterruptedException {
        Manifest manifest = signed.manifest();
        List<Problem> problems = new ArrayList<>(Sequence.compare(manifest, bundle.places()));
        Set<String> compared = new HashSet<>();
        manifest.entries().forEach(entry -> compared.add(entry.path()));
        for (Part part : manifest.parts()) {
            PartRules.check(part);
            if (!compared.contains(part.entry())) {
                problems.add(new Problem(
                        Reason.MISSING,
                        "The part " + part.name() + " is in “" + part.entry()
                                + "”, which the manifest does not list."));
            }
        }
        problems.addAll(contents(manifest, compared));
        int files = depth == Depth.ENTRIES
                ? 0
                : manifest.parts().stream()
                        .mapToInt(part -> part.files().size())
                        .sum();
        return new Result(manifest, signed.key(), problems, bundle.size(), files);
    }

    private List<Problem> contents(Manifest manifest, Set<String> compared) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Problem>>> running = new ArrayList<>();
            for (BundleFile.Place place : bundle.places()) {
                if (compared.contains(place.header().path())) {
                    running.add(pool.submit(() -> content(manifest, place)));
                }
            }
            List<Problem> problems = new ArrayList<>();
            for (Future<List<Problem>> future : running) {
                problems.addAll(future.get());
            }
            return problems;
        } catch (ExecutionException e) {
            throw new IOException("The bundle cannot be read: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Problem> content(Manifest manifest, BundleFile.Place place) throws IOException {
        String path = place.header().path();
        Entry wanted = manifest.entries().stream()
                .filter(entry -> entry.path().equals(path))
                .findFirst()
                .orElseThrow();
        if (place.header().size() != wanted.size()) {
            return changed(path, "has " + place.header().size() + " bytes, " + wanted.size() + " are signed");
        }
        if (!PartWriter.octal(place.header().mode()).equals(wanted.mode())
                || place.header().modified() != manifest.date().getEpochSecond()) {
            return changed(path, "has another mode or time than is signed");
        }
        List<Problem> inside = List.of();
        try (DigestInputStream in = new DigestInputStream(bundle.read(place), Digest.sha256())) {
            for (Part part : manifest.parts()) {
                if (depth == Depth.FILES && part.entry().equals(path)) {
                    inside = inside(part, in);
                }
            }
            in.transferTo(OutputStream.nullOutputStream());
            if (!Digest.hex(in.getMessageDigest().digest()).equals(wanted.sha256())) {
                // What is wrong inside follows from it.
                return changed(path, "has other bytes than are signed");
            }
        }
        return inside;
    }

    private static List<Problem> inside(Part part, InputStream stored) {
        try {
            new PartReader(part).read(stored, new Glance());
            return List.of();
        } catch (BundleFailure e) {
            return List.of(new Problem(e.reason(), message(e)));
        } catch (IOException | RuntimeException e) {
            return List.of(new Problem(Reason.CHANGED, "The part " + part.name() + " cannot be read: " + message(e)));
        }
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    private static List<Problem> changed(String path, String what) {
        return List.of(new Problem(Reason.CHANGED, "The entry “" + path + "” " + what + "."));
    }

    /** Looks at everything and keeps nothing. */
    private static final class Glance implements PartReader.Visitor {
        @Override
        public void folder(PartFile folder) {}

        @Override
        public void link(PartFile link) {}

        @Override
        public void file(PartFile file, InputStream content) {}
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.Verification.Depth;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium bundle unpack}. */
@Command(
        name = "unpack",
        description = "Unpacks parts of a bundle below a folder, after checking its signature and every entry, and that"
                + " there is room.")
final class UnpackCommand extends BundleVerb {

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @Option(names = "--part", split = ",", description = "only these parts (default: all)")
    private List<String> parts = List.of();

    @Option(names = "--to", required = true, paramLabel = "<folder>", description = "where to")
    private Path to = Path.of("");

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        Verification.Result result = Verification.of(file, trust.trusted(), Depth.ENTRIES);
        trust.confirm(result.key(), out);
        for (Verification.Problem problem : result.problems()) {
            throw new BundleFailure(problem.reason(), problem.sentence());
        }
        List<Part> wanted = result.manifest().parts().stream()
                .filter(part -> parts.isEmpty() || parts.contains(part.name()))
                .toList();
        for (String name : parts) {
            if (result.manifest().part(name).isEmpty()) {
                throw new BundleFailure(BundleFailure.Reason.USAGE, "--part: the bundle has no part " + name + ".");
            }
        }
        Unpacker unpacker = new Unpacker(to);
        room(wanted);
        try (BundleFile bundle = BundleFile.open(file)) {
            for (Part part : wanted) {
                try (InputStream in = bundle.read(bundle.find(part.entry()).orElseThrow())) {
                    new PartReader(part).read(in, unpacker);
                }
                out.println(part.name() + ": " + part.files().size() + " files, " + Amount.bytes(part.unpackedSize()));
                out.flush();
            }
        }
        return 0;
    }

    private void room(List<Part> wanted) throws IOException, BundleFailure {
        long needed = wanted.stream().mapToLong(Part::unpackedSize).sum();
        long free = Files.getFileStore(to).getUsableSpace();
        if (free < needed + needed / 10) {
            throw new BundleFailure(
                    BundleFailure.Reason.UNSUPPORTED,
                    to + " has " + Amount.bytes(free) + " free, " + Amount.bytes(needed + needed / 10)
                            + " are needed.");
        }
    }
}

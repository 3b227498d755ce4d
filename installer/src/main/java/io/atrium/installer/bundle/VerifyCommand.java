package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Verification.Depth;
import io.atrium.installer.bundle.Verification.Problem;
import io.atrium.installer.bundle.Verification.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium bundle verify}. */
@Command(
        name = "verify",
        description =
                "Checks a bundle without any network: signature, every checksum, nothing missing, nothing extra, no"
                        + " path that leads out.")
final class VerifyCommand extends BundleVerb {

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Option(
            names = "--depth",
            defaultValue = "FILES",
            description = "entries: what the signature vouches for; files: every file within every part too"
                    + " (default: files)")
    private Depth depth = Depth.FILES;

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        long began = System.nanoTime();
        Result result = Verification.of(file, trust.trusted(), depth);
        long took = System.nanoTime() - began;
        trust.confirm(result.key(), out);
        for (Problem problem : result.problems()) {
            out.println("WRONG  " + problem.sentence());
        }
        Manifest manifest = result.manifest();
        if (result.problems().isEmpty()) {
            out.println("Good: " + manifest.product() + " " + manifest.version() + " for " + manifest.architecture()
                    + ", commit " + manifest.commit() + ", "
                    + manifest.entries().size() + " entries"
                    + (depth == Depth.FILES ? " and " + result.filesRead() + " files in them" : "") + ".");
            out.println("ClickHouse: " + manifest.clickHouse() + ".");
            manifest.missing()
                    .forEach(missing -> out.println("Not inside: " + missing.name() + ", " + missing.why() + "."));
        }
        out.println(Amount.bytes(result.bytes()) + " in " + Amount.seconds(took) + ", "
                + Amount.rate(result.bytes(), took));
        out.flush();
        return result.problems().isEmpty()
                ? 0
                : result.problems().get(0).reason().exitCode();
    }
}

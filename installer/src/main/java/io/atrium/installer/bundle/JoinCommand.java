package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium bundle join}. */
@Command(
        name = "join",
        description =
                "Puts a bundle together from the chunks beside its index. Chunks may come one after the other: run it"
                        + " each time, what was joined is kept and not needed again.")
final class JoinCommand extends BundleVerb {

    private static final int WAITING = 3;

    @Parameters(paramLabel = "<index>", description = "the file that ends in .index.json")
    private Path index = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "<folder>", description = "where the bundle goes")
    private Path to = Path.of("");

    @Option(names = "--complete", description = "refuse when a chunk is missing, instead of waiting for it")
    private boolean complete;

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure {
        Joiner.Result result = new Joiner(index).join(to);
        String done = result.joined() + " chunks joined, " + result.kept() + " were there already";
        if (result.waiting().isEmpty()) {
            out.println(done + ". Whole: " + result.bundle() + ", " + Amount.bytes(Files.size(result.bundle()))
                    + "; verify it next.");
            out.flush();
            return 0;
        }
        String waiting = "Still to come: " + String.join(", ", result.waiting());
        if (complete) {
            throw new BundleFailure(Reason.CHUNK_MISSING, done + ". " + waiting + ".");
        }
        out.println(done + ". " + waiting + ".");
        out.flush();
        return WAITING;
    }
}

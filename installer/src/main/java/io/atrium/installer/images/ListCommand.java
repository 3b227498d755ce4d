package io.atrium.installer.images;

import io.atrium.installer.api.Output;
import io.atrium.installer.api.Output.Form;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.BundleVerb;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.TrustOptions;
import io.atrium.installer.images.BundleImages.Content;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code atrium images list}. */
@Command(name = "list", description = "Lists the images of a bundle: name, digest, architecture, layers, size.")
final class ListCommand extends BundleVerb {

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure {
        try (OpenBundle bundle = OpenBundle.open(file, trust.trusted())) {
            trust.confirm(bundle.signer(), out);
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("IMAGE", "DIGEST", "ARCH", "LAYERS", "SIZE"));
            for (Content content : new BundleImages(bundle).contents(List.of())) {
                rows.add(List.of(
                        content.image().name(),
                        content.image().manifestDigest().substring(0, 19),
                        content.image().architecture(),
                        String.join(" ", content.image().layers()),
                        String.format(Locale.ROOT, "%.1f MB", content.size() / 1e6)));
            }
            new Output(out, Form.TABLE).table(rows);
        }
        return 0;
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.api.Output;
import io.atrium.installer.api.Output.Form;
import io.atrium.installer.bundle.Manifest.Entry;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.Manifest.PartFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium bundle list}. */
@Command(
        name = "list",
        description = "Lists the parts of a bundle, or the files of one part. Checks the signature only.")
final class ListCommand extends BundleVerb {

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @Option(names = "--part", paramLabel = "<name>", description = "the files of this part")
    private @Nullable String part;

    @Option(names = "--output", defaultValue = "TABLE", description = "${COMPLETION-CANDIDATES} (default: table)")
    private Form form = Form.TABLE;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure {
        SignedManifest signed;
        try (BundleFile bundle = BundleFile.open(file)) {
            signed = SignedManifest.read(bundle, trust.trusted());
        }
        if (form == Form.JSON) {
            out.print(new String(ManifestJson.write(signed.manifest()), StandardCharsets.UTF_8));
        } else {
            trust.confirm(signed.key(), out);
            new Output(out, form).table(part == null ? parts(signed.manifest()) : files(signed.manifest(), part));
        }
        out.flush();
        return 0;
    }

    private static List<List<String>> parts(Manifest manifest) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ENTRY", "SIZE", "PART", "FILES", "UNPACKED", "SHA-256"));
        for (Entry entry : manifest.entries()) {
            Part part = manifest.parts().stream()
                    .filter(candidate -> candidate.entry().equals(entry.path()))
                    .findFirst()
                    .orElse(null);
            rows.add(List.of(
                    entry.path(),
                    Amount.bytes(entry.size()),
                    part == null ? "–" : part.name(),
                    part == null ? "–" : Integer.toString(part.files().size()),
                    part == null ? "–" : Amount.bytes(part.unpackedSize()),
                    entry.sha256().substring(0, 12)));
        }
        return rows;
    }

    private static List<List<String>> files(Manifest manifest, String name) throws BundleFailure {
        Part part = manifest.part(name)
                .orElseThrow(() ->
                        new BundleFailure(BundleFailure.Reason.USAGE, "--part: the bundle has no part " + name + "."));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PATH", "SIZE", "MODE", "SHA-256"));
        for (PartFile partFile : part.files()) {
            String digest = partFile.sha256();
            String target = partFile.target();
            rows.add(List.of(
                    partFile.path(),
                    Amount.bytes(partFile.size()),
                    partFile.mode(),
                    digest != null ? digest.substring(0, 12) : target != null ? "-> " + target : "folder"));
        }
        return rows;
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.process.Processes;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium bundle build}. */
@Command(
        name = "build",
        description =
                "Builds and signs the bundle from what make bundle has built and bundle fetch has brought. The same"
                        + " commit, inputs and key give the same bytes.")
final class BuildCommand extends BundleVerb {

    @Mixin
    private InputOptions options = new InputOptions();

    @Option(names = "--key", required = true, paramLabel = "<file>", description = "the key that signs (bundle keygen)")
    private Path key = Path.of("");

    @Option(names = "--to", paramLabel = "<folder>", description = "where the bundle goes (default: target/bundle)")
    private @Nullable Path to;

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        long began = System.nanoTime();
        SigningKey signing = SigningKey.read(key);
        Path work = options.work();
        Revision revision = Revision.of(options.checkout(), work, new Processes());
        Sboms sboms = new Sboms();
        Recipe recipe = PartCatalogue.recipe(options.inputs(), sboms, work, options.architecture(), revision);
        out.println("Building " + recipe.fileName() + " of commit " + revision.commit());
        out.flush();
        Path folder = to == null ? work : to;
        Files.createDirectories(folder);
        Path target = folder.resolve(recipe.fileName());
        Manifest manifest = new BundleBuilder(recipe, sboms, work, out).build(signing, target);
        out.println("ClickHouse: " + manifest.clickHouse() + ".");
        manifest.missing().forEach(missing -> out.println("Missing: " + missing.name() + ", " + missing.why() + "."));
        out.println(target + ": " + Amount.bytes(Files.size(target)) + ", "
                + manifest.inputs().size()
                + " inputs, signed by " + signing.verifyingKey().fingerprint() + ", in "
                + Amount.seconds(System.nanoTime() - began));
        out.flush();
        return 0;
    }
}

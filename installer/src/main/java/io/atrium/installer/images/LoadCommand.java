package io.atrium.installer.images;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.BundleVerb;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.TrustOptions;
import io.atrium.installer.images.BundleImages.Content;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium images load}. */
@Command(
        name = "load",
        description = "Takes the images of a bundle into a file that containerd, Podman or Docker imports, or into a"
                + " registry. Every byte is checked against the bundle's signature on the way.")
final class LoadCommand extends BundleVerb {

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @Option(names = "--image", split = ",", description = "only these images (default: all)")
    private List<String> wanted = List.of();

    @Option(
            names = "--prefix",
            defaultValue = "localhost/",
            description = "what stands before the names in a file (default: ${DEFAULT-VALUE}), for example"
                    + " registry.example/")
    private String prefix = "localhost/";

    @Option(names = "--user", description = "who signs in to the registry")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "<file>", description = "the password of that user")
    private @Nullable Path passwordFile;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    /** Where images go. */
    static final class Target {
        @Option(names = "--oci", paramLabel = "<file>", description = "an OCI archive: ctr images import")
        private @Nullable Path oci;

        @Option(names = "--docker", paramLabel = "<file>", description = "an archive for docker load and podman load")
        private @Nullable Path docker;

        @Option(
                names = "--registry",
                paramLabel = "<url>",
                description = "a registry and a path in it, for example https://registry.example/mirror")
        private @Nullable URI registry;
    }

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        try (OpenBundle bundle = OpenBundle.open(file, trust.trusted())) {
            trust.confirm(bundle.signer(), out);
            BundleImages images = new BundleImages(bundle);
            List<Content> contents = images.contents(wanted);
            if (target.oci != null) {
                archive(new OciArchive(bundle), contents, target.oci, out);
            } else if (target.docker != null) {
                archive(new DockerArchive(bundle, images), contents, target.docker, out);
            } else if (target.registry != null) {
                push(bundle, target.registry, out);
            }
        }
        return 0;
    }

    private void archive(Archive archive, List<Content> contents, Path to, PrintWriter out)
            throws IOException, BundleFailure {
        archive.write(contents, name -> prefix + name, to);
        contents.forEach(content -> out.println(prefix + content.image().name()));
        out.printf(Locale.ROOT, "%d images in %s, %.1f MB%n", contents.size(), to, Files.size(to) / 1e6);
        out.flush();
    }

    private void push(OpenBundle bundle, URI address, PrintWriter out)
            throws IOException, BundleFailure, InterruptedException {
        new RegistryUpload(address, account()).send(bundle, wanted, line -> {
            out.println(line);
            out.flush();
        });
    }

    private @Nullable String account() throws IOException, BundleFailure {
        if (user == null) {
            return null;
        }
        if (passwordFile == null) {
            throw new BundleFailure(Reason.USAGE, "--user needs --password-file.");
        }
        return user + ":" + Files.readString(passwordFile).strip();
    }
}

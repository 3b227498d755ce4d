package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.debian.PackageCache;
import io.atrium.installer.debian.PackageLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the inputs of a bundle are. */
final class InputOptions {

    @Option(names = "--checkout", hidden = true)
    private @Nullable Path checkout;

    @Option(
            names = "--cache",
            paramLabel = "<folder>",
            description = "the fetched packages (default: atrium/bundle in XDG_CACHE_HOME or ~/.cache)")
    private @Nullable Path cache;

    @Option(
            names = "--clickhouse",
            paramLabel = "<folder>",
            description = "the official ClickHouse files that the lock file names (default: none, only the evaluation"
                    + " engine is inside)")
    private @Nullable Path clickHouse;

    @Option(
            names = "--architecture",
            paramLabel = "<name>",
            description = "amd64 or arm64 (default: this machine's); what does not exist for it is named")
    private String architecture = Architecture.here();

    Path checkout() throws BundleFailure {
        String fromLauncher = System.getProperty("atrium.checkout", "");
        Path root = checkout == null ? Path.of(fromLauncher) : checkout;
        if (!Files.exists(BundleInputs.wantedFile(root))) {
            throw new BundleFailure(
                    Reason.USAGE,
                    "A bundle is planned and built in a checkout (installer/bin/atrium), and " + root.toAbsolutePath()
                            + " is none.");
        }
        return root.toAbsolutePath().normalize();
    }

    Path work() throws BundleFailure {
        return checkout().resolve("target/bundle");
    }

    PackageCache cache() {
        if (cache != null) {
            return new PackageCache(cache);
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return new PackageCache(caches.resolve("atrium/bundle"));
    }

    @Nullable
    Path clickHouse() {
        return clickHouse;
    }

    String architecture() throws BundleFailure {
        if (!List.of("amd64", "arm64").contains(architecture)) {
            throw new BundleFailure(Reason.USAGE, "--architecture: amd64 or arm64, not " + architecture);
        }
        return architecture;
    }

    BundleInputs inputs() throws BundleFailure, IOException {
        Path lock = BundleInputs.lockFile(checkout());
        if (!Files.exists(lock)) {
            throw new BundleFailure(Reason.INPUT_MISSING, lock + " is missing: atrium bundle lock writes it.");
        }
        return new BundleInputs(checkout(), PackageLock.read(lock), cache(), clickHouse);
    }
}

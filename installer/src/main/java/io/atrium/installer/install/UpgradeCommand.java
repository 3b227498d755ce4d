package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atrium upgrade}. */
@Command(
        name = "upgrade",
        description =
                "Brings what is installed to the version of a bundle. It refuses to skip a version that must not be skipped, and takes everything back when a step fails before the stores are migrated.")
public final class UpgradeCommand extends InstallVerb {

    @Mixin
    private BundleOptions options = new BundleOptions();

    @Override
    protected int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        try (OpenBundle bundle = options.open(where)) {
            return carryOut(where, planner -> planner.forBundle(Operation.UPGRADE, bundle), out);
        }
    }
}

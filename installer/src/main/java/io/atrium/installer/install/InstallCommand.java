package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atrium install}. */
@Command(
        name = "install",
        description =
                "Installs from a bundle, after checking it, this machine and that there is room. At a terminal, and when nothing else is said, it asks where to and"
                        + " writes the answers into site.yaml. Cut off, it goes on when it is run again; run when there is nothing to do, it changes nothing.")
public final class InstallCommand extends InstallVerb {

    @Mixin
    private BundleOptions options = new BundleOptions();

    @Override
    void ask(TargetOptions where, PrintWriter out) throws IOException {
        where.ask(out);
    }

    @Override
    protected int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        try (OpenBundle bundle = options.open(where)) {
            return carryOut(where, planner -> planner.forBundle(Operation.INSTALL, bundle), out);
        }
    }
}

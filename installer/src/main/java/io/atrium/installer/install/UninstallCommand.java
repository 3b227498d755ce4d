package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code atrium uninstall}. */
@Command(
        name = "uninstall",
        description =
                "Stops and removes what is installed. On one machine the data stays unless --delete-data is said; on hosts"
                        + " nothing stays, so that has to be said.")
public final class UninstallCommand extends InstallVerb {

    @Override
    protected int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        return carryOut(where, Planner::uninstall, out);
    }
}

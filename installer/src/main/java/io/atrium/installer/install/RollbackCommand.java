package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.install.InstallFailure.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atrium rollback}. */
@Command(
        name = "rollback",
        description =
                "Takes back a run that was cut off before the point of no return; else brings back the release and the data"
                        + " of before the last upgrade, from its snapshot.")
public final class RollbackCommand extends InstallVerb {

    @Option(
            names = "--accept-loss",
            description =
                    "everything that was written since the upgrade may be lost (needed after the point of no return)")
    private boolean acceptLoss;

    @Override
    protected int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        return carryOut(
                where,
                planner -> {
                    Planner.Decision decision = planner.rollback();
                    if (decision instanceof Planner.Decision.Begin && !acceptLoss) {
                        throw new InstallFailure(Reason.REFUSED, where.loss());
                    }
                    return decision;
                },
                out);
    }
}

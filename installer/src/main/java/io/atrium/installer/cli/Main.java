package io.atrium.installer.cli;

import io.atrium.installer.audit.AuditCommands;
import io.atrium.installer.bundle.BundleCommands;
import io.atrium.installer.deadletters.DeadLetterCommands;
import io.atrium.installer.engine.ClickHouseCommands;
import io.atrium.installer.images.ImagesCommands;
import io.atrium.installer.importer.ImportCommands;
import io.atrium.installer.install.InstallCommand;
import io.atrium.installer.install.InstallationCommands;
import io.atrium.installer.install.PlanCommand;
import io.atrium.installer.install.RollbackCommand;
import io.atrium.installer.install.UninstallCommand;
import io.atrium.installer.install.UpgradeCommand;
import io.atrium.installer.metrics.MetricCommands;
import io.atrium.installer.peerpacks.PeerPackCommands;
import io.atrium.installer.preflight.PreflightCommand;
import io.atrium.installer.reconciliation.ReconcileCommand;
import io.atrium.installer.replay.ReplayCommand;
import io.atrium.installer.site.SiteCommands;
import io.atrium.installer.sizing.SizeCommand;
import io.atrium.installer.tenants.TenantCommands;
import io.atrium.installer.tls.CertificateCommands;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line {@code atrium}. */
@Command(
        name = "atrium",
        mixinStandardHelpOptions = true,
        description =
                "Runs Atrium on this machine, describes and sizes an installation, bundles and installs it without internet, brings data into it, mends what could"
                        + " not be counted and reads figures.",
        subcommands = {
            Main.StackCommands.class,
            SiteCommands.class,
            SizeCommand.class,
            PreflightCommand.class,
            BundleCommands.class,
            ImagesCommands.class,
            PlanCommand.class,
            InstallCommand.class,
            UpgradeCommand.class,
            RollbackCommand.class,
            UninstallCommand.class,
            InstallationCommands.class,
            ClickHouseCommands.class,
            CertificateCommands.class,
            ImportCommands.class,
            DeadLetterCommands.class,
            ReconcileCommand.class,
            ReplayCommand.class,
            TenantCommands.class,
            AuditCommands.class,
            MetricCommands.class,
            PeerPackCommands.class
        })
public final class Main {

    private Main() {}

    @Command(
            name = "stack",
            description = "The evaluation stack: every component as a local process on loopback.",
            mixinStandardHelpOptions = true,
            subcommands = {
                PrepareCommand.class,
                UpCommand.class,
                CheckCommand.class,
                DownCommand.class,
                StatusCommand.class,
                LogsCommand.class
            })
    static final class StackCommands {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        String message = failure.getMessage();
        command.getErr().println(message == null ? failure.toString() : message);
        return failure instanceof Refusal refusal
                ? refusal.exitCode()
                : failure instanceof IllegalArgumentException ? 2 : 1;
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        return spec.commandLine().getOut();
    }
}

package io.atrium.installer.tenants;

import picocli.CommandLine.Command;

/** {@code atrium tenants}. */
@Command(
        name = "tenants",
        description =
                "Tenants of this installation: create, watch, limit, suspend, resume, export, import and erase them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            PlanCommand.class,
            CreateCommand.class,
            ChangeCommand.Suspend.class,
            ChangeCommand.Resume.class,
            ChangeCommand.Retry.class,
            ChangeCommand.Cancel.class,
            QuotasCommand.class,
            ProgramSecretCommand.class,
            EraseCommand.class,
            ErasuresCommand.class,
            ProofCommand.class,
            VerifyProofCommand.class,
            ExportCommand.class,
            ExportsCommand.class,
            VerifyExportCommand.class,
            ImportCommand.class
        })
public final class TenantCommands {}

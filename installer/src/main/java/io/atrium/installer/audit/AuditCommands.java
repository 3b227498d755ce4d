package io.atrium.installer.audit;

import picocli.CommandLine.Command;

/** {@code atrium audit}. */
@Command(
        name = "audit",
        description =
                "The audit log of a tenant, or of the installation: prove that it is complete and unchanged, search it, take it along.",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyCommand.class, SearchCommand.class, ExportCommand.class})
public final class AuditCommands {}

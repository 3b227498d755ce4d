package io.atrium.installer.install;

import picocli.CommandLine.Command;

/** {@code atrium installation}. */
@Command(
        name = "installation",
        mixinStandardHelpOptions = true,
        description = "What is installed.",
        subcommands = StatusCommand.class)
public final class InstallationCommands {}

package io.atrium.installer.deadletters;

import picocli.CommandLine.Command;

/** {@code atrium dead-letters}. */
@Command(
        name = "dead-letters",
        aliases = "dlq",
        description =
                "Records that could not be counted: look at them, mend them by rule, send them again, or discard them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            MendCommand.class,
            ReplayCommand.class,
            DiscardCommand.class,
            RunsCommand.class
        })
public final class DeadLetterCommands {}

package io.atrium.installer.metrics;

import picocli.CommandLine.Command;

/** {@code atrium metrics}. */
@Command(
        name = "metrics",
        description = "The figures of a tenant: what each of them means, what it is, and the index.",
        mixinStandardHelpOptions = true,
        subcommands = {ListCommand.class, ShowCommand.class, QueryCommand.class, IndexCommand.class})
public final class MetricCommands {}

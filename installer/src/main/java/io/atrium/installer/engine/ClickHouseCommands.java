package io.atrium.installer.engine;

import picocli.CommandLine.Command;

/** {@code atrium clickhouse}. */
@Command(
        name = "clickhouse",
        mixinStandardHelpOptions = true,
        description = "Prepares a ClickHouse that the platform brings along.",
        subcommands = AccountsCommand.class)
public final class ClickHouseCommands {}

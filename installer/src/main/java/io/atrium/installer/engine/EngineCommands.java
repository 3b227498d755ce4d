package io.atrium.installer.engine;

import picocli.CommandLine.Command;

/** {@code atrium engine}: the evaluation's ClickHouse engine as a service of a host. */
@Command(
        name = "engine",
        description = "The evaluation's ClickHouse engine on a host, for trials on one node.",
        mixinStandardHelpOptions = true,
        subcommands = {PrepareCommand.class})
public final class EngineCommands {}

package io.atrium.installer.peerpacks;

import picocli.CommandLine.Command;

/** {@code atrium peer-packs}. */
@Command(
        name = "peer-packs",
        description = "What comparable organizations reach: signs, verifies, imports, lists and removes peer packs.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SignCommand.class,
            VerifyCommand.class,
            ImportCommand.class,
            ListCommand.class,
            RemoveCommand.class
        })
public final class PeerPackCommands {}

package io.atrium.installer.images;

import picocli.CommandLine.Command;

/** {@code atrium images}. */
@Command(
        name = "images",
        description = "The container images of a bundle: list them, load them into a file or a registry.",
        mixinStandardHelpOptions = true,
        subcommands = {ListCommand.class, LoadCommand.class})
public final class ImagesCommands {}

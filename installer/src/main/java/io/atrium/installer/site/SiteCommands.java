package io.atrium.installer.site;

import picocli.CommandLine.Command;

/** {@code atrium site}: the file that describes an installation. */
@Command(
        name = "site",
        description = "The file that describes an installation: an example, and a check.",
        mixinStandardHelpOptions = true,
        subcommands = {SiteInitCommand.class, SiteCheckCommand.class})
public final class SiteCommands {}

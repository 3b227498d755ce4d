package io.atrium.installer.tls;

import picocli.CommandLine.Command;

/** {@code atrium certificates}. */
@Command(
        name = "certificates",
        mixinStandardHelpOptions = true,
        description = "Prepares certificates for programs that read no PEM.",
        subcommands = StoresCommand.class)
public final class CertificateCommands {}

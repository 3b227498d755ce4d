package io.atrium.installer.bundle;

import picocli.CommandLine.Command;

/** {@code atrium bundle}. */
@Command(
        name = "bundle",
        description = "One signed file with everything that an installation without internet needs: plan it, build it,"
                + " verify it, carry it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PlanCommand.class,
            LockCommand.class,
            FetchCommand.class,
            KeygenCommand.class,
            BuildCommand.class,
            VerifyCommand.class,
            ListCommand.class,
            UnpackCommand.class,
            SplitCommand.class,
            JoinCommand.class
        })
public final class BundleCommands {}

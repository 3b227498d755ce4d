package io.atrium.installer.cli;

import io.atrium.installer.keycloak.KeycloakBuild;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code atrium stack prepare}. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description =
                "Makes what a release cannot bring along ready-made: Keycloak's build step. Starts nothing; harmless"
                        + " when it was made.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:made", "1:it failed", "2:wrong options"})
final class PrepareCommand implements Callable<Integer> {

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Main.out(spec);
        KeycloakBuild build = new KeycloakBuild(places.site());
        if (build.isMade()) {
            out.println("Keycloak's build step was made before.");
            return 0;
        }
        long began = System.nanoTime();
        build.make();
        out.printf("Keycloak's build step made in %.1f s.%n", (System.nanoTime() - began) / 1e9);
        return 0;
    }
}

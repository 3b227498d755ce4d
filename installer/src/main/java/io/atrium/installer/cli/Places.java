package io.atrium.installer.cli;

import io.atrium.installer.component.Site;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Home;
import io.atrium.installer.stack.Sites;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which installation a command is about. */
final class Places {

    @Option(
            names = "--home",
            description = "the installation's directory (default: ATRIUM_HOME, else .atrium in the checkout)")
    private @Nullable Path home;

    @Option(names = "--checkout", hidden = true)
    private @Nullable Path checkout;

    Checkout checkout() {
        if (checkout != null) {
            return new Checkout(checkout);
        }
        String fromLauncher = System.getProperty("atrium.checkout");
        return new Checkout(Path.of(fromLauncher == null ? "" : fromLauncher));
    }

    Home home() {
        if (home != null) {
            return new Home(home);
        }
        String configured = System.getenv("ATRIUM_HOME");
        return new Home(
                configured == null || configured.isEmpty()
                        ? checkout().root().resolve(".atrium")
                        : Path.of(configured));
    }

    Site site() {
        return Sites.evaluation(home(), checkout());
    }
}

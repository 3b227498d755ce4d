package io.atrium.installer.cli;

import io.atrium.installer.component.Site;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Programs;
import io.atrium.installer.stack.Sites;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which installation a command is about. */
final class Places {

    @Option(
            names = "--home",
            description =
                    "the installation's directory (default: ATRIUM_HOME, else that of this release, else .atrium in"
                            + " the checkout)")
    private @Nullable Path home;

    @Option(names = "--checkout", hidden = true)
    private @Nullable Path checkout;

    Programs programs() {
        return checkout == null ? Programs.here() : new Checkout(checkout);
    }

    Home home() {
        return home == null && checkout != null ? new Home(checkout.resolve(".atrium")) : Home.orDefault(home);
    }

    Site site() {
        return Sites.evaluation(home(), programs());
    }
}

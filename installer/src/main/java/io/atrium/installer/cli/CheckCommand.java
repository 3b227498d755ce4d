package io.atrium.installer.cli;

import io.atrium.installer.api.Failure;
import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.smoke.SmokeCheck;
import io.atrium.installer.smoke.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium stack check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Proves that a running stack works: signs in, sends one event as demo2 and waits until that very event is counted.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it works", "1:it does not, and this was seen", "2:wrong options"})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--wait",
            paramLabel = "<duration>",
            description = "how long the event may take (default: ${DEFAULT-VALUE})")
    private Duration patience = Duration.ofMinutes(2);

    @Override
    public Integer call() throws Failure, IOException, InterruptedException {
        PrintWriter out = Main.out(spec);
        Site site = places.site();
        URI server = URI.create("http://127.0.0.1:" + site.port(Component.SERVER));
        Warehouse warehouse = new Warehouse(
                URI.create("http://127.0.0.1:" + site.port(Component.CLICKHOUSE)),
                site.secrets().file("clickhouse-admin"));
        new SmokeCheck(server, warehouse, site.home(), Clock.systemUTC()).run(patience, text -> {
            out.println(text);
            out.flush();
        });
        return 0;
    }
}

package io.atrium.installer.cli;

import io.atrium.installer.component.Site;
import io.atrium.installer.stack.StackFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code atrium stack down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops every component, in order and by process id. All data stays.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing runs any more", "1:a process could not be stopped", "2:wrong options"})
final class DownCommand implements Callable<Integer> {

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Main.out(spec);
        Site site = places.site();
        Optional<StackFile.Content> content = new StackFile(site.home()).read();
        if (content.isEmpty()) {
            out.println("Nothing runs here: " + site.home().root());
            return 0;
        }
        long began = System.nanoTime();
        int stopped = new Shutdown(site).stop(content.orElseThrow());
        out.printf(
                "Stopped %d processes in %.1f s. Data stays in %s.%n",
                stopped, (System.nanoTime() - began) / 1e9, site.home().root());
        return 0;
    }
}

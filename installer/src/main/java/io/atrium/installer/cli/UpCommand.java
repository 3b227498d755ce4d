package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Java;
import io.atrium.installer.component.Logback;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.ProcessIdentity;
import io.atrium.installer.simulator.SimulationSize;
import io.atrium.installer.stack.StackFile;
import io.atrium.installer.stack.State;
import io.atrium.installer.stack.Status;
import io.atrium.installer.stack.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium stack up}. */
@picocli.CommandLine.Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts every component and returns when the page can be used; harmless when it runs already.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is ready",
            "1:a component did not start",
            "2:wrong options",
            "10:wrong Java",
            "11:Node.js is missing or too old",
            "12:not enough disk",
            "13:not enough memory",
            "14:a port is taken",
            "15:the programs are not there, or not built",
            "16:the installation's directory cannot be written"
        })
final class UpCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            description = "only these components and what they need; others that run are stopped")
    private List<String> only = List.of();

    @Option(
            names = "--new-ports",
            description = "find other ports also for the pages' addresses when another program took them")
    private boolean newPorts;

    @Option(
            names = "--simulation",
            description =
                    "simulated organizations: on (default), small or off; remembered (default: ATRIUM_SIMULATION)")
    private @Nullable String simulation;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        PrintWriter out = Main.out(spec);
        Site site = places.site();
        StackFile file = new StackFile(site.home());
        SimulationSize size = simulation(site.home());
        Set<Component> wanted = wanted(size);
        Optional<StackFile.Content> left = file.read();
        Optional<StackFile.Content> running = left.filter(StackFile.Content::supervised);
        Optional<String> reason =
                running.isEmpty() ? Optional.of("") : reasonToPlanAnew(running.orElseThrow(), wanted, size);
        if (reason.isPresent()) {
            PortFinding.Addresses addresses = newPorts ? PortFinding.Addresses.MOVE : PortFinding.Addresses.KEEP;
            new Preflight(site, wanted, starting(wanted, left), addresses, out).check();
            if (running.isPresent()) {
                out.println(reason.orElseThrow());
                new Shutdown(site).handOver(running.orElseThrow());
            }
            size.remember(site.home());
            launch(site, wanted);
        }
        return follow(file, out);
    }

    private SimulationSize simulation(Home home) {
        String asked = simulation == null ? System.getenv("ATRIUM_SIMULATION") : simulation;
        return asked == null || asked.isEmpty()
                ? SimulationSize.remembered(home).orElse(SimulationSize.ON)
                : SimulationSize.of(asked);
    }

    private Set<Component> wanted(SimulationSize size) {
        EnumSet<Component> wanted = EnumSet.noneOf(Component.class);
        only.forEach(name -> wanted.add(Component.of(name)));
        Set<Component> all = Component.closure(wanted.isEmpty() ? EnumSet.allOf(Component.class) : wanted);
        if (size == SimulationSize.OFF) {
            all.remove(Component.SIMULATOR);
        }
        return all;
    }

    private Optional<String> reasonToPlanAnew(StackFile.Content running, Set<Component> wanted, SimulationSize size)
            throws IOException {
        if (isOutdated(running, wanted)) {
            return Optional.of("The code is newer than the stack: what has changed is started anew, the rest runs on.");
        }
        if (SimulationSize.remembered(places.home()).orElse(SimulationSize.ON) != size) {
            return Optional.of("Another size of simulation is wanted: it applies to organizations that are not begun.");
        }
        Set<Component> have = EnumSet.noneOf(Component.class);
        running.components().forEach(status -> have.add(status.component()));
        return have.equals(wanted)
                ? Optional.empty()
                : Optional.of("Other components are wanted than those that run: starting and stopping the difference.");
    }

    private boolean isOutdated(StackFile.Content running, Set<Component> wanted) throws IOException {
        return places.programs().madeAt(Artefacts.ours(wanted)).isAfter(running.startedAt());
    }

    private static Set<Component> starting(Set<Component> wanted, Optional<StackFile.Content> left) {
        EnumSet<Component> starting = EnumSet.copyOf(wanted);
        left.ifPresent(content -> content.components().stream()
                .filter(status -> status.process() != null && status.process().alive())
                .forEach(status -> starting.remove(status.component())));
        return starting;
    }

    private void launch(Site site, Set<Component> wanted) throws IOException, InterruptedException {
        Path conf = site.home().conf("stack");
        Logback.write(conf, Map.of());
        String names = String.join(",", wanted.stream().map(Component::id).toList());
        Command java = Java.of(Supervisor.class.getName(), System.getProperty("java.class.path"))
                .options("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", Logback.option(conf))
                .arguments(
                        site.home().root().toString(), places.programs().root().toString(), names)
                .command(site.home().root(), site.home().log("supervisor"));
        List<String> ownSession = new ArrayList<>(List.of("setsid"));
        ownSession.addAll(java.arguments());
        ProcessIdentity supervisor =
                site.processes().start(new Command(ownSession, java.environment(), java.directory(), java.log()));
        awaitTakeOver(site, supervisor);
    }

    private static void awaitTakeOver(Site site, ProcessIdentity supervisor) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        StackFile file = new StackFile(site.home());
        while (file.read().filter(StackFile.Content::supervised).isEmpty()) {
            if (!supervisor.alive() || Instant.now().isAfter(deadline)) {
                throw new IOException(
                        "the supervisor did not start, see " + site.home().log("supervisor"));
            }
            Thread.sleep(50);
        }
    }

    private int follow(StackFile file, PrintWriter out) throws InterruptedException {
        Progress progress = new Progress(out);
        while (progress.seconds() < LIMIT.toSeconds()) {
            Optional<StackFile.Content> content = file.read();
            if (content.isPresent()) {
                progress.show(content.orElseThrow());
                List<Status> all = content.orElseThrow().components();
                if (all.stream()
                        .allMatch(status -> status.up() || !status.component().awaited())) {
                    // The supervisor found the ports meanwhile: read them anew.
                    boolean simulated = all.stream().anyMatch(status -> status.component() == Component.SIMULATOR);
                    new Summary(places.site(), out).print(progress.seconds(), simulated);
                    return 0;
                }
                if (isHopeless(content.orElseThrow())) {
                    return explain(all, out);
                }
            }
            Thread.sleep(100);
        }
        out.println("Not ready after " + LIMIT.toMinutes() + " minutes; make status shows how far it came.");
        return 1;
    }

    /** A component failed twice in a row, or nobody watches any more. */
    private static boolean isHopeless(StackFile.Content content) {
        return !content.supervised()
                || content.components().stream()
                        .anyMatch(status -> status.component().awaited()
                                && status.state() == State.FAILED
                                && status.restarts() >= 1);
    }

    private int explain(List<Status> all, PrintWriter out) {
        all.stream()
                .filter(status -> status.state() == State.FAILED)
                .forEach(status -> out.println(status.component().id() + " does not start: " + status.lastError()));
        out.println("Logs: " + places.home().log("supervisor").getParent()
                + ". The supervisor goes on trying; make down stops it.");
        return 1;
    }
}

package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Programs;
import io.atrium.installer.process.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that owns the evaluation stack: starts the components, starts those again that crash, and stops all of
 * them when it is asked to end (SIGTERM) and nobody asked for a {@link Handover}. Arguments: home directory, checkout or release, components separated by commas.
 */
public final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final Stack stack;
    private final Clock clock;
    private final Handover handover;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Supervisor(Stack stack, Clock clock, Handover handover) {
        this.stack = stack;
        this.clock = clock;
        this.handover = handover;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Home home = new Home(Path.of(arguments[0]));
        Files.createDirectories(home.run());
        try (FileChannel channel = FileChannel.open(
                        home.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                LOG.atError().addKeyValue("home", home.root()).log("another supervisor runs here");
                System.exit(3);
            }
            supervise(home, Programs.at(Path.of(arguments[1])), components(arguments[2]));
        }
    }

    private static Set<Component> components(String list) {
        EnumSet<Component> wanted = EnumSet.noneOf(Component.class);
        Arrays.stream(list.split(",", -1)).map(Component::of).forEach(wanted::add);
        return Component.closure(wanted);
    }

    private static void supervise(Home home, Programs programs, Set<Component> wanted)
            throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Site site = Sites.evaluation(home, programs);
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        Handover handover = new Handover(home);
        handover.withdraw();
        Supervisor supervisor = new Supervisor(new Stack(site, wanted, clock, self), clock, handover);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        supervisor.run();
    }

    private void run() throws IOException, InterruptedException {
        stack.takeOver();
        List<Unit> units = stack.units();
        units.forEach(unit -> threads.execute(new Watch(stack, unit, clock)));
        Thread.currentThread().join();
    }

    private void stop() {
        LOG.info("stopping");
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("a component was still being started");
            }
            if (handover.requested()) {
                LOG.info("leaving the components to the next supervisor");
                return;
            }
            stack.stop();
            LOG.info("everything is stopped");
        } catch (IOException e) {
            LOG.atError().addKeyValue("error", e.getMessage()).log("not everything could be stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

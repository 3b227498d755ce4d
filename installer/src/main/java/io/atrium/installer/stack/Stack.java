package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A set of components that run together: started in the order of their needs, as parallel as those allow. */
final class Stack {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    private final Map<Component, Unit> units = new EnumMap<>(Component.class);
    private final Set<Component> wanted;
    private final StackFile file;
    private final Instant startedAt;
    private final @Nullable ProcessIdentity supervisor;
    private final Object writing = new Object();

    /**
     * @param wanted complete: with everything that the wanted components need
     * @param supervisor the process that will watch, or null when nobody does
     */
    Stack(Site site, Set<Component> wanted, Clock clock, @Nullable ProcessIdentity supervisor) {
        this.file = new StackFile(site.home());
        this.startedAt = clock.instant();
        this.supervisor = supervisor;
        this.wanted = Set.copyOf(wanted);
        site.obtainPorts(wanted);
        Definitions definitions = new Definitions(site);
        List<Status> living = file.read().stream()
                .flatMap(content -> content.components().stream())
                .filter(status -> status.living().isPresent())
                .toList();
        Set<Component> known = EnumSet.copyOf(wanted);
        living.forEach(status -> known.add(status.component()));
        known.forEach(component -> units.put(component, new Unit(definitions.of(component), site, clock, this::save)));
        living.forEach(status -> unit(status.component()).inherit(status));
        save();
    }

    /** Takes over what an earlier supervisor left: ends what is not wanted or has changed, keeps the rest running. */
    void takeOver() throws IOException, InterruptedException {
        List<Status> living = new ArrayList<>();
        Map<Component, Optional<String>> prints = new EnumMap<>(Component.class);
        for (Unit unit : units()) {
            if (unit.status().living().isPresent()) {
                living.add(unit.status());
                prints.put(unit.component(), unit.fingerprint());
            }
        }
        StackPlan plan = StackPlan.of(wanted, living, component -> prints.getOrDefault(component, Optional.empty()));
        for (StackPlan.Operation operation : plan.operations()) {
            apply(operation);
        }
    }

    private void apply(StackPlan.Operation operation) throws IOException, InterruptedException {
        Component component = operation.component();
        if (operation instanceof StackPlan.Stop) {
            unit(component).stop();
            units.remove(component);
            save();
        } else if (operation instanceof StackPlan.Replace) {
            LOG.atInfo().addKeyValue("component", component.id()).log("has changed, is started anew");
            unit(component).replace();
        } else if (operation instanceof StackPlan.Adopt) {
            LOG.atInfo().addKeyValue("component", component.id()).log("runs already, is taken over");
        }
    }

    Unit unit(Component component) {
        Unit unit = units.get(component);
        if (unit == null) {
            throw new IllegalArgumentException(component.id() + " is not part of this stack: " + units.keySet());
        }
        return unit;
    }

    List<Unit> units() {
        return List.copyOf(units.values());
    }

    /**
     * Starts everything.
     *
     * @throws IOException when a component did not start; the others that do not need it run on
     */
    void start() throws IOException, InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Map<Component, CompletableFuture<Void>> started = new EnumMap<>(Component.class);
            for (Unit unit : units.values()) {
                CompletableFuture<?>[] needs = unit.component().startsAfter().stream()
                        .map(started::get)
                        .toArray(CompletableFuture[]::new);
                started.put(unit.component(), CompletableFuture.allOf(needs).thenRunAsync(() -> start(unit), threads));
            }
            CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new))
                    .get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw cause(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void start(Unit unit) {
        try {
            unit.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static IOException cause(@Nullable Throwable failure) {
        return new IOException(failure == null ? "did not start" : failure.getMessage(), failure);
    }

    /** Stops everything in the reverse order; goes on after a failure and reports the first one at the end. */
    void stop() throws IOException, InterruptedException {
        List<Unit> reverse = new ArrayList<>(units.values());
        Collections.reverse(reverse);
        IOException first = null;
        for (Unit unit : reverse) {
            try {
                unit.stop();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void save() {
        synchronized (writing) {
            try {
                List<Status> all = units.values().stream().map(Unit::status).toList();
                file.write(new StackFile.Content(supervisor, startedAt, all));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write run/stack.json", e);
            }
        }
    }
}

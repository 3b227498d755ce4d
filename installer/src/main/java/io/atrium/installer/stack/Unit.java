package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Definition;
import io.atrium.installer.component.Site;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.LogFile;
import io.atrium.installer.process.ProcessIdentity;
import io.atrium.installer.process.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One component of a running stack: starts it, knows its process, stops it. One thread at a time drives it. */
final class Unit {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Definition definition;
    private final Site site;
    private final Clock clock;
    private final Runnable changed;
    private volatile Status status;

    /** @param changed told after every change of the status */
    Unit(Definition definition, Site site, Clock clock, Runnable changed) {
        this.definition = definition;
        this.site = site;
        this.clock = clock;
        this.changed = changed;
        this.status = Status.waiting(definition.component(), clock.instant());
    }

    Component component() {
        return definition.component();
    }

    Status status() {
        return status;
    }

    Definition definition() {
        return definition;
    }

    /** Knows from now on what an earlier supervisor left, so that a living process is not started twice. */
    void inherit(Status left) {
        update(left.in(State.WAITING, clock.instant()));
    }

    /** What it would be started from now; empty when that cannot be told, for example because its build is missing. */
    Optional<String> fingerprint() throws InterruptedException {
        if (!(definition instanceof Definition.Service service)) {
            return Optional.empty();
        }
        try {
            service.prepare();
            return Optional.of(fingerprint(service, service.command()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private String fingerprint(Definition.Service service, Command command) throws IOException {
        return Fingerprint.of(command, site.conf(component()), service.inputs());
    }

    /** Ends the process that an earlier supervisor left; its turn to start comes again. */
    void replace() throws IOException, InterruptedException {
        stop();
        update(status.in(State.WAITING, clock.instant()));
    }

    /** Starts it, or takes over its living process; returns when it is ready. */
    synchronized void start() throws IOException, InterruptedException {
        long began = System.nanoTime();
        update(status.in(State.STARTING, clock.instant()));
        try {
            if (definition instanceof Definition.Service service) {
                start(service, began);
            } else if (definition instanceof Definition.OneShot once) {
                run(once);
            } else if (definition instanceof Definition.Watched watched) {
                ensure(watched, began);
            }
        } catch (IOException | RuntimeException e) {
            update(status.in(State.FAILED, clock.instant()).failing(message(e)));
            throw e;
        }
        State reached = definition instanceof Definition.OneShot ? State.DONE : State.READY;
        update(status.in(reached, clock.instant()).started((System.nanoTime() - began) / 1_000_000));
    }

    private void start(Definition.Service service, long began) throws IOException, InterruptedException {
        Optional<ProcessIdentity> living = status.living();
        if (living.isPresent() && !answersSoon(service, living.orElseThrow())) {
            site.processes().stop(living.orElseThrow(), service.stopSignal(), service.stopGrace());
            living = Optional.empty();
        }
        if (living.isPresent()) {
            return;
        }
        service.prepare();
        for (int attempt = 1; !launch(service, began, attempt); attempt++) {
            Thread.sleep(POLL.toMillis() * 5);
        }
    }

    /** Starts the process; false when it ended at once and may be tried again. */
    private boolean launch(Definition.Service service, long began, int attempt)
            throws IOException, InterruptedException {
        service.beforeStart();
        Command command = service.command();
        String fingerprint = fingerprint(service, command);
        ProcessIdentity identity = site.processes().start(command);
        update(status.running(identity, site.portIfAny(component())).from(fingerprint));
        try {
            awaitReady(service, identity, began);
            return true;
        } catch (IOException e) {
            if (attempt >= service.attempts() || identity.alive()) {
                throw e;
            }
            return false;
        }
    }

    private static boolean answersSoon(Definition.Service service, ProcessIdentity identity)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SLOW.toNanos();
        while (System.nanoTime() < deadline && identity.alive()) {
            if (service.ready()) {
                return true;
            }
            Thread.sleep(POLL.toMillis());
        }
        return false;
    }

    private void awaitReady(Definition.Service service, ProcessIdentity identity, long began)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + service.startLimit().toNanos();
        while (!service.ready()) {
            if (!identity.alive()) {
                throw new IOException(component().id() + " ended while it was starting" + lastWords());
            }
            if (System.nanoTime() > deadline) {
                site.processes().stop(identity, StopSignal.KILL, Duration.ZERO);
                throw new IOException(component().id() + " was not ready after "
                        + service.startLimit().toSeconds() + " s" + lastWords());
            }
            if (status.note() == null && System.nanoTime() - began > SLOW.toNanos()) {
                update(status.noting(service.whySlow()));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private void run(Definition.OneShot once) throws IOException, InterruptedException {
        once.prepare();
        int code = site.processes().run(once.command(), "", once.limit());
        if (code != 0) {
            throw new IOException(component().id() + " ended with exit code " + code + lastWords());
        }
    }

    private void ensure(Definition.Watched watched, long began) throws IOException, InterruptedException {
        watched.prepare();
        long deadline = began + Duration.ofSeconds(90).toNanos();
        Definition.Health health = watched.ensure();
        while (!health.running()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        component().id() + " does not run: " + health.problem().orElse("no reason given"));
            }
            Thread.sleep(POLL.toMillis() * 3);
            health = watched.ensure();
        }
    }

    /** Looks whether it still does its work; a component that does not is marked as crashed. */
    synchronized void check() throws InterruptedException {
        if (status.state() != State.READY) {
            return;
        }
        if (definition instanceof Definition.Service && status.living().isEmpty()) {
            update(status.in(State.CRASHED, clock.instant())
                    .running(null, status.port())
                    .failing("ended unexpectedly" + lastWords()));
        } else if (definition instanceof Definition.Watched watched) {
            check(watched);
        }
    }

    private void check(Definition.Watched watched) throws InterruptedException {
        try {
            Definition.Health health = watched.ensure();
            if (health.restarted()) {
                update(status.restarted().failing(health.problem().orElse("was not running")));
            }
        } catch (IOException | UncheckedIOException unreachable) {
            // Its cluster is away; that component is repaired on its own, and this one looks again afterwards.
            update(status.failing(message(unreachable)));
        }
    }

    /** Starts a crashed component again. */
    void revive() throws IOException, InterruptedException {
        update(status.restarted());
        start();
    }

    synchronized void stop() throws IOException, InterruptedException {
        if (definition instanceof Definition.Watched watched && status.state() == State.READY) {
            watched.stop();
        }
        if (definition instanceof Definition.Service service && status.process() != null) {
            site.processes().stop(status.process(), service.stopSignal(), service.stopGrace());
        }
        update(status.in(State.STOPPED, clock.instant()).running(null, 0));
    }

    /** Ends its process at once, as a crash would. */
    void kill() throws IOException, InterruptedException {
        ProcessIdentity identity = status.process();
        if (identity == null) {
            throw new IllegalStateException(component().id() + " has no process");
        }
        site.processes().stop(identity, StopSignal.KILL, Duration.ofSeconds(10));
    }

    private String lastWords() {
        try {
            List<String> lines = LogFile.tail(site.log(component()), 12);
            return "; its log " + site.log(component()) + " ends with:\n  " + String.join("\n  ", lines);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private void update(Status next) {
        status = next;
        changed.run();
    }
}

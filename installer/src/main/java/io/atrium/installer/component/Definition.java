package io.atrium.installer.component;

import io.atrium.installer.process.Command;
import io.atrium.installer.process.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a component is prepared, started, recognized as ready and stopped. */
public sealed interface Definition {

    /** Which component it describes. */
    Component component();

    /** A process that runs until it is stopped. */
    non-sealed interface Service extends Definition {

        /** Writes configuration and initializes data; safe to repeat. */
        void prepare() throws IOException, InterruptedException;

        /** Told just before a process is started; {@link #command} may differ from start to start by what this does. */
        default void beforeStart() throws IOException {}

        /** What to run: the same as long as nothing was configured otherwise. */
        Command command() throws IOException;

        /** Files beside its command line and configuration whose change needs a new start. */
        default List<Path> inputs() {
            return List.of();
        }

        /** Whether it answers as it should; false while it is still starting. */
        boolean ready() throws IOException, InterruptedException;

        /** How long starting may take on a slow machine. */
        default Duration startLimit() {
            return Duration.ofSeconds(90);
        }

        /** What a start spends its time on, for people who wait; in one short clause. */
        String whySlow();

        /** How often a start is tried when the process ends at once, for example because its predecessor still goes. */
        default int attempts() {
            return 1;
        }

        default StopSignal stopSignal() {
            return StopSignal.TERM;
        }

        default Duration stopGrace() {
            return Duration.ofSeconds(15);
        }
    }

    /** Work that is done once at every start. */
    non-sealed interface OneShot extends Definition {

        void prepare() throws IOException, InterruptedException;

        /** What to run; the next components wait for its exit code 0. */
        Command command() throws IOException;

        default Duration limit() {
            return Duration.ofMinutes(2);
        }
    }

    /** Something that lives in another component's process and is watched from outside. */
    non-sealed interface Watched extends Definition {

        void prepare() throws IOException, InterruptedException;

        /** Starts it when it does not run. Called again and again; the answer says how it is. */
        Health ensure() throws IOException, InterruptedException;

        /** Ends it in good order before its process ends. */
        void stop() throws IOException, InterruptedException;
    }

    /**
     * How a watched component is.
     *
     * @param running whether it does its work now
     * @param problem why it does not, when that is known
     * @param restarted whether this call started it again
     */
    record Health(boolean running, Optional<String> problem, boolean restarted) {}
}

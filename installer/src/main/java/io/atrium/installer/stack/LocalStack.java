package io.atrium.installer.stack;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Checkout;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Real components for a test: the same definitions as the evaluation stack, in a home of their own, on free ports,
 * watched by nobody (a killed component stays away until {@link #restart}). Needs a built checkout, named by the system
 * property {@code atrium.checkout}. Data stays in the home; a second start in the same home finds it again.
 */
public final class LocalStack implements AutoCloseable {

    private final Site site;
    private final Stack stack;
    private final Thread atExit;

    private LocalStack(Site site, Stack stack) {
        this.site = site;
        this.stack = stack;
        // A test run that is interrupted leaves no processes behind.
        this.atExit = new Thread(this::stopQuietly, "local-stack-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts components, with everything that they need, and returns when all are ready.
     *
     * @param home the directory of the installation, for example a temporary one
     * @throws IOException when one does not start; its message ends with the last lines of that component's log
     */
    public static LocalStack start(Path home, Set<Component> components) throws IOException, InterruptedException {
        return start(home, components, Map.of());
    }

    /**
     * Starts components with an ingest job that differs from the evaluation's: shorter times, or another way to
     * ClickHouse.
     *
     * @param ingest properties of the ingest job; what is not named is as in the evaluation
     */
    public static LocalStack start(Path home, Set<Component> components, Map<String, String> ingest)
            throws IOException, InterruptedException {
        String checkout = System.getProperty("atrium.checkout");
        if (checkout == null) {
            throw new IllegalStateException("system property atrium.checkout: set it to the root of the checkout");
        }
        Home installation = new Home(home);
        Site site = Sites.test(installation, new Checkout(Path.of(checkout)), ingest);
        LocalStack started =
                new LocalStack(site, new Stack(site, Component.closure(components), Clock.systemUTC(), null));
        try {
            started.stack.takeOver();
            started.stack.start();
            return started;
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** The installation's directory. */
    public Home home() {
        return site.home();
    }

    /** A component's main port: HTTP where it speaks HTTP. */
    public int port(Component component) {
        return site.port(component);
    }

    /** One more port of a component: {@code native} (ClickHouse), {@code management} (Keycloak, server). */
    public int port(Component component, String name) {
        return site.port(component, name);
    }

    /** The text of a secret; the names are in the architecture page, section 1. */
    public String secret(String name) {
        return site.secrets().obtain(name);
    }

    /** The file of a secret. */
    public Path secretFile(String name) {
        site.secrets().obtain(name);
        return site.secrets().file(name);
    }

    /** Ends a component's process at once (SIGKILL), by its process id. */
    public void kill(Component component) throws IOException, InterruptedException {
        stack.unit(component).kill();
    }

    /** The id of a component's process, for signals that only a test sends. */
    public long processId(Component component) {
        ProcessIdentity process = stack.unit(component).status().process();
        if (process == null) {
            throw new IllegalStateException(component.id() + " has no process");
        }
        return process.pid();
    }

    /** Stops a component in good order. */
    public void stop(Component component) throws IOException, InterruptedException {
        stack.unit(component).stop();
    }

    /** Stops a component when it runs, starts it again, and waits until it is ready. */
    public void restart(Component component) throws IOException, InterruptedException {
        stack.unit(component).stop();
        stack.unit(component).start();
    }

    /** Stops everything. */
    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        try {
            stack.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopQuietly() {
        try {
            stack.stop();
        } catch (IOException e) {
            System.err.println("Some processes of " + site.home().root() + " may still run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.atrium.server.tenants;

import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for tenants that are not where they should be and works on several at once, each under its own lock in PostgreSQL:
 * a slow realm of one does not keep another from being suspended, and two servers never work on the same.
 */
final class LifecycleWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LifecycleWorker.class);
    private static final Duration PERIOD = Duration.ofMillis(300);
    private static final int THREADS = 4;

    private final Database database;
    private final LifecycleStore store;
    private final TenantStore tenants;
    private final Tenants registry;
    private final ServerConfig config;
    private final ReaderSlots warehouse;
    private final TenantEraser eraser;
    private final TenantRestorer restorer;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Repeating watch;

    LifecycleWorker(
            Database database,
            TenantStore tenants,
            Tenants registry,
            ServerConfig config,
            ReaderSlots warehouse,
            TenantEraser eraser,
            TenantRestorer restorer,
            Clock clock) {
        this.database = database;
        this.store = new LifecycleStore(database);
        this.tenants = tenants;
        this.registry = registry;
        this.config = config;
        this.warehouse = warehouse;
        this.eraser = eraser;
        this.restorer = restorer;
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "tenant-lifecycle");
            thread.setDaemon(true);
            return thread;
        });
        this.watch = Repeating.start("tenant-lifecycle-watch", PERIOD, this::look);
    }

    private void look() {
        for (TenantRecord tenant : store.all()) {
            boolean due = tenant.nextAttemptAt() == null || !clock.instant().isBefore(tenant.nextAttemptAt());
            if (tenant.isUnsettled() && due && busy.add(tenant.id())) {
                threads.execute(() -> work(tenant.id()));
            }
        }
    }

    private void work(String tenantId) {
        try (KeycloakRealms realms = new KeycloakRealms(config.keycloak())) {
            LifecycleRunner runner = new LifecycleRunner(
                    store,
                    tenants,
                    new TenantRealmSteps(realms, new RealmTemplate(config.http().publicUrl())),
                    warehouse,
                    eraser,
                    restorer,
                    clock);
            database.exclusively("tenant/" + tenantId, () -> runner.run(tenantId));
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("tenant", tenantId)
                    .addKeyValue("reason", String.valueOf(e))
                    .log("Lifecycle will be tried again");
        } finally {
            registry.refresh();
            busy.remove(tenantId);
        }
    }

    /** What is half done goes on with the next start. */
    @Override
    public void close() {
        watch.close();
        threads.shutdownNow();
    }
}

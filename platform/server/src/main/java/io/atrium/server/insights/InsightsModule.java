package io.atrium.server.insights;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.atrium.server.audit.Audit;
import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.Tenants;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.accounts.ReaderSlots;
import io.atrium.warehouse.directory.DirectoryHistory;
import io.atrium.warehouse.erasure.TenantEraser;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.retention.DayRemover;
import io.atrium.warehouse.sizes.TenantSizes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;

/** The feature, put together. Closing it closes its connections to the warehouse. */
public final class InsightsModule implements AutoCloseable {

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(60);
    /** A first removal may rewrite years. */
    private static final Duration MUTATION_TIMEOUT = Duration.ofHours(1);

    private static final Duration PUBLISH_PAUSE = Duration.ofSeconds(2);
    private static final int WRITERS = 2;
    private static final int QUESTIONS_AT_ONCE = 3;
    private static final long PATIENCE_MILLIS = 15_000;

    private final HikariDataSource platform;
    private final HikariDataSource mutations;
    private final Readers readers;
    private final Insights insights;
    private final MetricRoutes metrics;
    private final ReaderSlots slots;
    private final DirectoryPublisher publisher;
    private final TenantEraser eraser;
    private final DayRemover remover;

    /** Tells on which days an organization does not work. */
    public interface DaysOff {

        /** The days off from one day to another, both included, with the holiday's name or an empty text. */
        Map<LocalDate, String> between(String tenantId, LocalDate from, LocalDate to);
    }

    public InsightsModule(
            ServerConfig.Clickhouse config,
            Database database,
            Tenants tenants,
            DaysOff daysOff,
            IndexTargets targets,
            Audit audit,
            Clock clock) {
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        this.platform = platform(config, "", WRITE_TIMEOUT);
        this.mutations = platform(config, "-mutations", MUTATION_TIMEOUT);
        this.readers = new Readers(config, tenant -> slot(tenants, tenant), catalogue);
        this.insights = new Insights(
                readers,
                catalogue,
                new DepartmentNameStore(database)::names,
                tenant -> PlatformFacts.today(tenants, tenant, clock),
                daysOff,
                Suppression.DEFAULT_K);
        this.metrics = new MetricRoutes(
                new MetricInsights(
                        readers,
                        catalogue,
                        new PlatformFacts(tenants, daysOff, new DepartmentNameStore(database), clock),
                        targets,
                        new Turns(QUESTIONS_AT_ONCE, PATIENCE_MILLIS),
                        Suppression.DEFAULT_K),
                audit);
        this.slots = new ReaderSlots(platform, AccessRules.bundled().readers(), clock);
        this.eraser = new TenantEraser(platform, AccessRules.bundled(), clock);
        this.remover = new DayRemover(mutations, AccessRules.bundled(), clock);
        this.publisher = new DirectoryPublisher(
                new DirectoryFeedStore(database),
                new DirectoryHistory(platform),
                () -> tenants.active().stream().map(Tenant::id).toList());
    }

    /** {@code /insights}. */
    public RouteGroup routes() {
        return routes -> {
            new InsightsRoutes(insights).register(routes);
            metrics.register(routes);
        };
    }

    /**
     * How complete a tenant's figures are, asked with its own account; what every answer carries.
     *
     * @throws io.atrium.server.failure.FailureException when the warehouse does not answer
     */
    public Completeness completeness(String tenantId) {
        return insights.completeness(tenantId);
    }

    /**
     * Connections to the warehouse that see this tenant alone.
     *
     * @throws io.atrium.server.failure.FailureException when the tenant has no account there
     */
    public DataSource reader(String tenantId) {
        return readers.connections(tenantId);
    }

    /** What organizations show to others, for whoever decides to whom. */
    public SharedFigures.Source shared() {
        return new SharedFigures.Source() {
            @Override
            public List<SharedFigures.Offered> offered() {
                return insights.offered();
            }

            @Override
            public SharedFigures of(String tenantId, Set<String> metrics) {
                return insights.shared(tenantId, metrics);
            }
        };
    }

    /** The fewest people that a figure may speak of. */
    public static int smallestGroup() {
        return Suppression.DEFAULT_K;
    }

    /** The readers' accounts, for whoever decides which tenant has which. */
    public io.atrium.server.tenants.ReaderSlots readerSlots() {
        return new WarehouseSlots(slots, readers);
    }

    /** Erases tenants from the warehouse. */
    public TenantEraser tenantEraser() {
        return eraser;
    }

    /** Removes days of tenants from the warehouse. */
    public DayRemover dayRemover() {
        return remover;
    }

    /** How much tenants take in the warehouse. */
    public TenantSizes tenantSizes() {
        return new TenantSizes(platform, AccessRules.bundled());
    }

    /** Begins to carry the directory's history into the warehouse, until the result is closed. */
    public Repeating publishDirectory() {
        return Repeating.start("directory-publisher", PUBLISH_PAUSE, publisher::publish);
    }

    private static OptionalInt slot(Tenants tenants, String tenantId) {
        return tenants.active(tenantId).map(Tenant::readerSlot).orElseGet(OptionalInt::empty);
    }

    private static HikariDataSource platform(ServerConfig.Clickhouse config, String purpose, Duration timeout) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("warehouse-" + config.platform().user() + purpose);
        hikari.setDataSource(WarehouseDataSource.writer(
                new WarehouseAddress(config.url(), config.database()),
                new WarehouseAccount(config.platform().user(), config.platform().password()),
                timeout));
        hikari.setMaximumPoolSize(WRITERS);
        hikari.setMinimumIdle(0);
        hikari.setInitializationFailTimeout(-1);
        return new HikariDataSource(hikari);
    }

    @Override
    public void close() {
        readers.close();
        mutations.close();
        platform.close();
    }
}

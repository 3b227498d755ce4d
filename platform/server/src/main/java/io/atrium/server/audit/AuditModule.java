package io.atrium.server.audit;

import io.atrium.server.background.Repeating;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.Refusals;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feature, put together: what reads the log, and what is done about it in the background. */
public final class AuditModule implements AutoCloseable {
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration ANCHORING = Duration.ofMinutes(1);
    private static final Duration RETAINING = Duration.ofHours(6);
    private static final Duration FORWARDING = Duration.ofSeconds(2);
    private static final Duration FORWARDING_SETTLES = Duration.ofMinutes(1);

    private final Audit audit;
    private final AuditLog log;
    private final ServerConfig.Audit config;
    private final Supplier<List<String>> tenants;
    private final RefusalLog refusals;
    private final Verification verification;
    private final Anchors anchors;
    private final @Nullable Forwarder forwarder;
    private final RouteGroup routes;
    private final List<Repeating> background = new ArrayList<>();

    /**
     * Begins to anchor, to retain and, if it is wanted, to forward.
     *
     * @param tenants all that work now; the log of the installation itself is added
     */
    public AuditModule(
            ServerConfig.Audit config, Database database, Audit audit, Supplier<List<String>> tenants, Clock clock) {
        this.config = config;
        this.audit = audit;
        this.tenants = tenants;
        this.log = new AuditLog(database, clock);
        this.refusals = new RefusalLog(audit, clock);
        this.anchors = new Anchors(log, config.anchorsFile());
        this.verification = new Verification(log, anchors::of, clock);
        this.routes = new AuditRoutes(log, audit, new AuditExport(log, clock), verification);
        background.add(Repeating.start("audit-refusals", SETTLING, refusals::settle));
        background.add(Repeating.start("audit-anchors", ANCHORING, this::anchor));
        background.add(Repeating.start("audit-retention", RETAINING, this::retain));
        this.forwarder = config.syslog() == null ? null : forwarder(config.syslog(), clock);
        if (forwarder != null) {
            background.add(Repeating.start("audit-forwarding", FORWARDING, forwarder::forward));
        }
    }

    private Forwarder forwarder(ServerConfig.Syslog syslog, Clock clock) {
        String version = AuditModule.class.getPackage().getImplementationVersion();
        return new Forwarder(
                syslog,
                log,
                this::chains,
                FORWARDING_SETTLES,
                new Forwarder.Identity(hostName(), version == null ? "unknown" : version),
                clock);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // RFC 5424: nil
            return "-";
        }
    }

    /** {@code /audit}. */
    public RouteGroup routes() {
        return routes;
    }

    /** Records refused requests. */
    public Refusals refusals() {
        return refusals;
    }

    private List<String> chains() {
        List<String> chains = new ArrayList<>(tenants.get());
        chains.add(Audit.PLATFORM);
        return chains;
    }

    /** Writes down where the chains end, now. */
    void anchor() {
        anchors.write(chains());
    }

    /** Removes what is older than its retention, now. The removal is recorded too. */
    void retain() {
        for (String tenant : chains()) {
            int days = config.retention(tenant);
            long removed = log.retain(tenant, days);
            if (removed > 0) {
                audit.record(AuditEntry.of(tenant, Actor.system("retention"), AuditAction.AUDIT__REMOVED)
                        .on("audit", tenant)
                        .detail("records", removed)
                        .detail("olderThanDays", days));
            }
        }
    }

    @Override
    public void close() {
        background.forEach(Repeating::close);
        verification.close();
        if (forwarder != null) {
            forwarder.close();
        }
        refusals.settleAll();
        anchor();
    }
}

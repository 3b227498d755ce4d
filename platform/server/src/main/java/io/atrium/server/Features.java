package io.atrium.server;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.AuditModule;
import io.atrium.server.branding.BrandingRoutes;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.config.TenantId;
import io.atrium.server.deadletters.DeadLetters;
import io.atrium.server.deadletters.DeadLettersModule;
import io.atrium.server.erasure.ErasureModule;
import io.atrium.server.evaluation.EvaluationRoutes;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.events.EventsModule;
import io.atrium.server.exports.ExportRoutes;
import io.atrium.server.federation.FederationModule;
import io.atrium.server.goals.GoalsModule;
import io.atrium.server.groups.GroupsModule;
import io.atrium.server.health.HealthModule;
import io.atrium.server.health.KafkaQuestion;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.insights.IndexTargets;
import io.atrium.server.insights.InsightsModule;
import io.atrium.server.peers.PeersModule;
import io.atrium.server.privacy.PrivacyModule;
import io.atrium.server.quotas.QuotasModule;
import io.atrium.server.reconciliation.DeadLetterCounts;
import io.atrium.server.reconciliation.Limits;
import io.atrium.server.reconciliation.ReconciliationModule;
import io.atrium.server.retention.RetentionModule;
import io.atrium.server.roles.RolesModule;
import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.EndedSessions;
import io.atrium.server.security.GrantedRoles;
import io.atrium.server.sessions.SessionsModule;
import io.atrium.server.settings.SettingsModule;
import io.atrium.server.signins.SignInsModule;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.tenants.Tenants;
import io.atrium.server.transfer.TransferModule;
import io.atrium.server.web.WebRoutes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Every feature of the workplace, built in the order of their dependencies. A new feature adds its method here. */
final class Features {
    private final Services services;
    private final Lifecycle lifecycle;
    private final Tenants tenants;
    private final QuotasModule quotas;
    private final List<RouteGroup> routes = new ArrayList<>();

    private Features(Services services, Lifecycle lifecycle) {
        this.services = services;
        this.lifecycle = lifecycle;
        this.tenants = services.tenants().tenants();
        this.quotas =
                new QuotasModule(services.database(), services.audit(), tenants, services.meters(), services.clock());
    }

    /**
     * The features as the server needs them.
     *
     * @param witnesses are told of requests
     * @param granted what was granted in the platform
     * @param endedSessions whose tokens are not accepted any more
     * @param ready whether requests make sense now
     */
    record Built(
            List<RouteGroup> routes,
            HttpServer.Witnesses witnesses,
            GrantedRoles granted,
            EndedSessions endedSessions,
            BooleanSupplier ready) {
        Built {
            routes = List.copyOf(routes);
        }
    }

    /**
     * Builds all features.
     *
     * @param lifecycle takes what a feature has to stop
     */
    static Built build(Services services, Lifecycle lifecycle) {
        Features features = new Features(services, lifecycle);
        features.routes.addAll(services.tenants().routes());
        features.routes.add(features.federation().routes());
        features.routes.add(features.quotas.routes());
        AuditModule audit = features.audit();
        RolesModule roles = features.roles();
        SessionsModule sessions = features.sessions();
        SettingsModule settings = features.settings();
        EventsModule events = features.events();
        DeadLettersModule deadLetters = features.deadLetters(events);
        InsightsModule insights = features.insights(settings, events);
        features.routes.add(features.privacy(insights, events).routes());
        features.routes.add(features.groups(insights).routes());
        ReconciliationModule reconciliation =
                features.reconciliation(events.eventLog(), deadLetters.deadLetters(), insights);
        HealthModule health = features.health(events.eventLog(), reconciliation);
        features.routes.add(new WebRoutes(services.config().web().directory()));
        return new Built(
                features.routes,
                new HttpServer.Witnesses(sessions.arrivals(), audit.refusals()),
                roles.granted(),
                sessions.endedSessions(),
                health::isReady);
    }

    private AuditModule audit() {
        AuditModule audit = lifecycle.own(
                "audit",
                new AuditModule(
                        services.config().auditing(),
                        services.database(),
                        services.audit(),
                        this::activeTenants,
                        services.clock()));
        lifecycle.own(
                "signIns",
                new SignInsModule(services.config().keycloak(), services.database(), services.audit(), this::realms));
        routes.add(audit.routes());
        routes.add(new ExportRoutes(services.audit()));
        return audit;
    }

    /** Whose sign-ins are recorded: the tenants', and the operators' in the log of the installation. */
    private List<String> realms() {
        List<String> realms = new ArrayList<>(activeTenants());
        if (services.config().platform() != null) {
            realms.add(TenantId.PLATFORM);
        }
        return realms;
    }

    private List<String> activeTenants() {
        return tenants.active().stream().map(Tenant::id).toList();
    }

    /** A tenant may be suspended between the check of a token and this question: then it is refused, not a fault. */
    private ZoneId zone(String tenant) {
        return tenants.active(tenant)
                .map(Tenant::zone)
                .orElseThrow(() -> new AccessFailure.TenantSuspended().exception());
    }

    private RolesModule roles() {
        RolesModule roles = new RolesModule(
                services.database(),
                services.audit(),
                services.tenants().realmAccounts(),
                this::zone,
                services.clock());
        routes.add(roles.routes());
        return roles;
    }

    private SessionsModule sessions() {
        SessionsModule sessions = lifecycle.own(
                "sessions",
                new SessionsModule(
                        services.config().keycloak(), services.database(), services.audit(), services.clock()));
        routes.add(sessions.routes());
        return sessions;
    }

    private FederationModule federation() {
        return lifecycle.own("federation", new FederationModule(services.config(), services.audit()));
    }

    private PrivacyModule privacy(InsightsModule insights, EventsModule events) {
        return new PrivacyModule(
                services.database(),
                new PrivacyModule.Members(events.directory().optOuts(), this::zone, services.clock()),
                insights::reader,
                services.config().auditing()::retention,
                InsightsModule.smallestGroup(),
                services.audit());
    }

    private GroupsModule groups(InsightsModule insights) {
        return new GroupsModule(
                services.database(),
                services.audit(),
                tenant -> tenants.active(tenant).map(Tenant::name),
                insights.shared(),
                services.clock());
    }

    private SettingsModule settings() {
        SettingsModule settings = SettingsModule.of(
                services.config(), services.database(), services.audit(), services.clock(), tenants::refresh);
        ServerConfig.Evaluation evaluation = services.config().evaluation();
        if (evaluation != null) {
            settings.begin(evaluation.tenants());
            routes.add(new EvaluationRoutes(evaluation));
        }
        routes.add(settings.routes());
        routes.add(new BrandingRoutes(
                services.database(),
                services.audit(),
                tenant -> tenants.active(tenant).isPresent(),
                quotas.guard()::requireRoom,
                services.clock()));
        return settings;
    }

    private EventsModule events() {
        EventsModule events = lifecycle.own(
                "events",
                new EventsModule(
                        services.config().kafka(),
                        services.database(),
                        services.audit(),
                        tenants,
                        new EventsModule.Allowed(quotas.guard(), quotas.guard()),
                        services.meters(),
                        services.clock()));
        routes.addAll(events.routes());
        return events;
    }

    private DeadLettersModule deadLetters(EventsModule events) {
        DeadLettersModule.Door door = new DeadLettersModule.Door(
                events.directory().asOf(), this::zone, events.eventLog(), this::activeTenants);
        DeadLettersModule deadLetters = lifecycle.own(
                "deadLetters",
                new DeadLettersModule(
                        services.config().kafka(), services.database(), door, services.meters(), services.clock()));
        routes.add(deadLetters.routes());
        return deadLetters;
    }

    private ReconciliationModule reconciliation(EventLog eventLog, DeadLetters deadLetters, InsightsModule insights) {
        ReconciliationModule reconciliation = lifecycle.own(
                "reconciliation",
                new ReconciliationModule(
                        new ReconciliationModule.Sources(
                                services.config().clickhouse(),
                                services.database(),
                                eventLog,
                                () -> origins(deadLetters),
                                tenants::isRemovingDays),
                        Limits.DEFAULT,
                        services.meters(),
                        services.clock()));
        lifecycle.own("reconciliationPasses", reconciliation.checkContinuously());
        lifecycle.own("reconciliationDeepPasses", reconciliation.checkDeeply());
        services.pages()
                .add(
                        "reconciliation",
                        reconciliation.reconciliation()::report,
                        reconciliation.reconciliation()::requestDeep);
        routes.add(reconciliation.routes(
                insights::completeness,
                caller -> services.audit()
                        .record(AuditEntry.by(caller, AuditAction.RECONCILIATION__STARTED)
                                .on("reconciliation", "deep"))));
        return reconciliation;
    }

    private static List<DeadLetterCounts.Origin> origins(DeadLetters deadLetters) {
        return deadLetters.storedByOrigin().stream()
                .map(origin -> new DeadLetterCounts.Origin(origin.topic(), origin.partition(), origin.letters()))
                .toList();
    }

    private HealthModule health(EventLog eventLog, ReconciliationModule reconciliation) {
        HealthModule.Questions questions = new HealthModule.Questions(
                services.database()::serverVersion,
                services.tenants()::identityProviderVersion,
                () -> KafkaQuestion.ask(eventLog),
                reconciliation::health);
        HealthModule health = lifecycle.own(
                "health", HealthModule.start(services.config(), questions, services.meters(), services.clock()));
        routes.add(health.routes());
        return health;
    }

    private TransferModule transfer(InsightsModule insights, EventsModule events) {
        TransferModule transfer = lifecycle.own(
                "transfer",
                new TransferModule(
                        services.config(),
                        services.database(),
                        services.audit(),
                        services.tenants(),
                        events.eventLog(),
                        insights.tenantEraser(),
                        services.clock()));
        routes.add(transfer.routes());
        return transfer;
    }

    private ErasureModule erasure(InsightsModule insights, TransferModule transfer) {
        ErasureModule erasure = lifecycle.own(
                "erasure",
                new ErasureModule(
                        services.config(),
                        services.database(),
                        services.audit(),
                        insights.tenantEraser(),
                        transfer::removeArchives,
                        services.clock()));
        routes.add(erasure.routes());
        return erasure;
    }

    /** What the index compares with, beside a tenant's own departments. */
    private IndexTargets indexTargets() {
        PeersModule peers = new PeersModule(services.database(), services.audit(), services.clock());
        GoalsModule goals = new GoalsModule(services.database(), services.audit(), services.clock());
        routes.add(peers.routes());
        routes.add(goals.routes());
        return new IndexTargets(peers::compared, goals::inForce);
    }

    private InsightsModule insights(SettingsModule settings, EventsModule events) {
        InsightsModule insights = lifecycle.own(
                "insights",
                new InsightsModule(
                        services.config().clickhouse(),
                        services.database(),
                        tenants,
                        settings::daysOff,
                        indexTargets(),
                        services.audit(),
                        services.clock()));
        lifecycle.own("readerSlots", services.tenants().keepReaderSlots(insights.readerSlots()));
        TransferModule transfer = transfer(insights, events);
        lifecycle.own(
                "tenantLifecycles",
                services.tenants()
                        .workOnLifecycles(
                                insights.readerSlots(),
                                erasure(insights, transfer).eraser(),
                                transfer.restorer()));
        lifecycle.own("directoryPublisher", insights.publishDirectory());
        RetentionModule retention = new RetentionModule(
                services.config(), services.database(), services.audit(), tenants, services.clock());
        lifecycle.own("retention", retention.removeDays(insights.dayRemover()));
        routes.add(retention.routes(insights::reader));
        lifecycle.own("quotaUsage", quotas.measure(insights.tenantSizes()));
        routes.add(insights.routes());
        return insights;
    }
}

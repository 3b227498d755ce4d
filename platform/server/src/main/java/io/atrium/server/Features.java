package io.atrium.server;

import io.atrium.server.events.EventsModule;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.insights.InsightsModule;
import io.atrium.server.settings.SettingsModule;
import io.atrium.server.tenants.Tenants;
import java.util.ArrayList;
import java.util.List;

/** Every feature of the workplace, built in the order of their dependencies. A new feature adds its method here. */
final class Features {
    private final Services services;
    private final Lifecycle lifecycle;
    private final Tenants tenants;
    private final List<RouteGroup> routes = new ArrayList<>();

    private Features(Services services, Lifecycle lifecycle) {
        this.services = services;
        this.lifecycle = lifecycle;
        this.tenants = services.tenants().tenants();
    }

    /**
     * The routes of all features.
     *
     * @param lifecycle takes what a feature has to stop
     */
    static List<RouteGroup> build(Services services, Lifecycle lifecycle) {
        Features features = new Features(services, lifecycle);
        features.routes.add(services.tenants().routes());
        features.settings();
        features.events();
        features.insights();
        return List.copyOf(features.routes);
    }

    private void settings() {
        SettingsModule settings =
                SettingsModule.of(services.config(), services.database(), services.clock(), tenants::refresh);
        routes.add(settings.routes());
    }

    private void events() {
        EventsModule events = lifecycle.own(
                "events",
                new EventsModule(
                        services.config().kafka(), services.database(), tenants, services.meters(), services.clock()));
        routes.addAll(events.routes());
    }

    private void insights() {
        InsightsModule insights = lifecycle.own(
                "insights",
                new InsightsModule(services.config().clickhouse(), services.database(), tenants, services.clock()));
        lifecycle.own("readerSlots", services.tenants().keepReaderSlots(insights::assignSlot));
        lifecycle.own("directoryPublisher", insights.publishDirectory());
        routes.add(insights.routes());
    }
}

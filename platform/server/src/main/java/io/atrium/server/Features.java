package io.atrium.server;

import io.atrium.server.http.RouteGroup;
import io.atrium.server.insights.InsightsModule;
import java.util.List;

/** Every feature of the workplace, built in the order of their dependencies. A new feature adds its line here. */
final class Features {
    private Features() {}

    /**
     * The routes of all features.
     *
     * @param lifecycle takes what a feature has to stop
     */
    static List<RouteGroup> build(Services services, Lifecycle lifecycle) {
        InsightsModule insights = lifecycle.own(
                "insights",
                new InsightsModule(
                        services.config().clickhouse(),
                        services.database(),
                        services.tenants().tenants(),
                        services.clock()));
        lifecycle.own("readerSlots", services.tenants().keepReaderSlots(insights::assignSlot));
        lifecycle.own("directoryPublisher", insights.publishDirectory());
        return List.of(services.tenants().routes(), insights.routes());
    }
}

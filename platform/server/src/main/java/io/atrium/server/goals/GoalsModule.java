package io.atrium.server.goals;

import io.atrium.server.audit.Audit;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import io.atrium.warehouse.metrics.IndexDefinition;
import io.atrium.warehouse.metrics.IndexScore;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.time.Clock;
import java.util.Map;

/** The feature, put together. */
public final class GoalsModule {
    private final Goals goals;

    public GoalsModule(Database database, Audit audit, Clock clock) {
        this.goals =
                new Goals(new GoalStore(database, audit), IndexDefinition.bundled(MetricCatalogue.bundled()), clock);
    }

    /** A tenant's goals that hold, by metric, in its unit; those for another formula are none. */
    public Map<String, IndexScore.Goal> inForce(String tenantId) {
        return goals.inForce(tenantId);
    }

    /** {@code /insights/index/goals}. */
    public RouteGroup routes() {
        return new GoalRoutes(goals);
    }
}

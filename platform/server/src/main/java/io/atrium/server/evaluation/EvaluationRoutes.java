package io.atrium.server.evaluation;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;

/** {@code GET /evaluation/simulation}. The organization is the caller's. */
public final class EvaluationRoutes implements RouteGroup {
    private final SimulationProgress progress;

    public EvaluationRoutes(ServerConfig.Evaluation evaluation) {
        this.progress = new SimulationProgress(evaluation.simulationProgress());
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                "/evaluation/simulation",
                Permission.within("insights:read"),
                (context, caller) -> context.json(progress.of(caller.tenant())));
    }
}

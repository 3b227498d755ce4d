package io.atrium.server.insights;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;

/**
 * {@code /insights/metrics}, {@code /insights/query} and {@code /insights/index}. A narrower permission, {@code insights:read:dept-<no>}, opens the figures of that
 * department, and not how they are spread below it.
 */
final class MetricRoutes implements RouteGroup {

    private static final String READ = "insights:read";

    private final MetricInsights insights;
    private final Audit audit;

    MetricRoutes(MetricInsights insights, Audit audit) {
        this.insights = insights;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        Permission any = Permission.within(READ);
        routes.get("/insights/metrics", any, (context, caller) -> context.json(insights.catalogue()))
                .get("/insights/index", Permission.of(READ), this::index)
                .post("/insights/query", any, this::query);
    }

    private void index(Context context, Caller caller) {
        IndexAnswers.Index index = insights.index(caller.tenant(), context.queryParam("to"));
        if (caller.kind() == Caller.Kind.SERVICE) {
            audit.record(AuditEntry.by(caller, AuditAction.EXPORT__DOWNLOADED)
                    .on("query", "index")
                    .detail("from", index.from())
                    .detail("to", index.to()));
        }
        context.json(index);
    }

    private void query(Context context, Caller caller) {
        MetricAsk.Body body = Json.body(context, MetricAsk.Body.class);
        boolean whole = body.department() == null || !"none".equals(body.by() == null ? "none" : body.by());
        caller.require(whole ? READ : READ + ":dept-" + body.department());
        MetricAnswers.QueryAnswer answer = insights.query(caller.tenant(), body);
        if (caller.kind() == Caller.Kind.SERVICE) {
            audit.record(entry(caller, answer));
        }
        context.json(answer);
    }

    /** What a program asks for leaves the platform, as a file does that a person saves. */
    private static AuditEntry entry(Caller caller, MetricAnswers.QueryAnswer answer) {
        AuditEntry entry = AuditEntry.by(caller, AuditAction.EXPORT__DOWNLOADED)
                .on("query", answer.by())
                .detail("from", answer.from())
                .detail("to", answer.to())
                .detail("rows", answer.cells().size())
                .detail(
                        "metrics",
                        answer.cells().stream()
                                .map(MetricAnswers.Cell::metric)
                                .distinct()
                                .count());
        return answer.department() == null ? entry : entry.detail("department", answer.department());
    }
}

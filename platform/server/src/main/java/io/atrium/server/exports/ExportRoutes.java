package io.atrium.server.exports;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import java.util.Objects;

/** {@code /insights/exports}. */
public final class ExportRoutes implements RouteGroup {
    private static final String READ = "insights:read";

    private final Audit audit;

    public ExportRoutes(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.post("/insights/exports", Permission.within(READ), this::export);
    }

    /** Who may not see figures cannot claim to have exported them. */
    private void export(Context context, Caller caller) {
        ChartExport export = Json.body(context, ChartExport.class).checked();
        caller.require(export.department() == null ? READ : READ + ":dept-" + export.department());
        AuditEntry entry = AuditEntry.by(caller, AuditAction.EXPORT__DOWNLOADED)
                .on("chart", Objects.requireNonNull(export.chart()))
                .digests(null, export.sha256())
                .detail("from", Objects.requireNonNull(export.from()))
                .detail("to", Objects.requireNonNull(export.to()))
                .detail("rows", Objects.requireNonNull(export.rows()));
        audit.record(export.department() == null ? entry : entry.detail("department", export.department()));
        context.status(204);
    }
}

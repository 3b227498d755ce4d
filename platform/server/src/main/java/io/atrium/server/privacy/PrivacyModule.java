package io.atrium.server.privacy;

import io.atrium.server.audit.Audit;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/** The feature, put together. */
public final class PrivacyModule {
    private final PrivacyRoutes routes;

    /**
     * @param readers connections to the warehouse that see one tenant alone
     * @param auditDays how long a tenant's audit records are kept
     * @param smallestGroup the fewest people that a figure may speak of
     */
    public PrivacyModule(
            Database database,
            Function<String, DataSource> readers,
            ToIntFunction<String> auditDays,
            int smallestGroup,
            Audit audit) {
        this.routes =
                new PrivacyRoutes(new Privacy(new PrivacyStore(database), readers, auditDays, smallestGroup, audit));
    }

    /** {@code /me/privacy}. */
    public RouteGroup routes() {
        return routes;
    }
}

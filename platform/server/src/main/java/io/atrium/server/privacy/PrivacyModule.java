package io.atrium.server.privacy;

import io.atrium.server.audit.Audit;
import io.atrium.server.directory.OptOuts;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.storage.Database;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/** The feature, put together. */
public final class PrivacyModule {
    private final RouteGroup routes;

    /**
     * What the opt-out needs of others.
     *
     * @param optOuts the directory's
     * @param zones the time zone of a tenant: people stop to count by its calendar
     */
    public record Members(OptOuts optOuts, Function<String, ZoneId> zones, Clock clock) {}

    /**
     * @param readers connections to the warehouse that see one tenant alone
     * @param auditDays how long a tenant's audit records are kept
     * @param smallestGroup the fewest people that a figure may speak of
     */
    public PrivacyModule(
            Database database,
            Members members,
            Function<String, DataSource> readers,
            ToIntFunction<String> auditDays,
            int smallestGroup,
            Audit audit) {
        OptOutLeaveStore leave = new OptOutLeaveStore(database, audit);
        OptOut optOut = new OptOut(members.optOuts(), leave, members.zones(), members.clock());
        Privacy privacy = new Privacy(new PrivacyStore(database), readers, auditDays, smallestGroup, optOut, audit);
        OptOutSetting setting = new OptOutSetting(leave, members.optOuts(), smallestGroup, members.clock());
        this.routes = all -> {
            new PrivacyRoutes(privacy).register(all);
            new OptOutRoutes(privacy, setting).register(all);
        };
    }

    /** {@code /me/privacy} and {@code /settings/privacy}. */
    public RouteGroup routes() {
        return routes;
    }
}

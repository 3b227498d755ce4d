package io.atrium.server.directory;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Digests;
import io.atrium.server.audit.Outcome;
import io.atrium.server.directory.ImportOptions.LaterHistory;
import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RequestBody;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The directory over HTTP: {@code /directory/import}, {@code /directory/departments}, {@code /directory/members}. */
public final class DirectoryRoutes implements RouteGroup {

    private static final long LARGEST_FILE = 64L << 20;
    private static final int USUAL_LIMIT = 100;
    private static final int LONGEST_SEARCH = 128;

    private final Directory directory;
    private final Audit audit;
    private final Function<String, ZoneId> zones;
    private final Clock clock;

    /** Takes the time zone of each tenant: "today" is the tenant's. */
    public DirectoryRoutes(Directory directory, Audit audit, Function<String, ZoneId> zones, Clock clock) {
        this.directory = directory;
        this.audit = audit;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public void register(Routes routes) {
        routes.post("/directory/import", Permission.of("directory:import"), this::load)
                .get("/directory/departments", Permission.of("directory:read"), this::departments)
                .get("/directory/members", Permission.of("directory:read"), this::members);
    }

    private void load(Context context, Caller caller) {
        requireCsv(context.contentType());
        boolean dryRun = new QueryParameters(context).flag("dryRun");
        ImportOptions options = new ImportOptions(
                day(context, "effectiveFrom", caller),
                new QueryParameters(context).flag("rewriteHistory") ? LaterHistory.REWRITE : LaterHistory.REFUSE);
        byte[] csv = RequestBody.read(context, LARGEST_FILE);
        context.json(dryRun ? directory.rehearse(caller.tenant(), csv, options) : apply(caller, csv, options));
    }

    private ImportReport apply(Caller caller, byte[] csv, ImportOptions options) {
        try {
            return directory.apply(
                    caller.tenant(),
                    csv,
                    options,
                    (handle, report) -> audit.record(handle, entry(caller, csv, report)));
        } catch (FailureException e) {
            // Its transaction, with the record that a witness would have left, is undone.
            if (e.failure() instanceof DirectoryFailure.TooManyMembers refused) {
                audit.record(AuditEntry.by(caller, AuditAction.DIRECTORY__IMPORTED)
                        .on("directory", caller.tenant())
                        .ended(Outcome.FAILED)
                        .digests(null, Digests.ofBytes(csv))
                        .detail("code", refused.code())
                        .detail("quota", refused.quota())
                        .detail("members", refused.after()));
            }
            throw e;
        }
    }

    private static AuditEntry entry(Caller caller, byte[] csv, ImportReport report) {
        return AuditEntry.by(caller, AuditAction.DIRECTORY__IMPORTED)
                .on("directory", caller.tenant())
                .ended(report.errorCount() == 0 ? Outcome.SUCCESS : Outcome.FAILED)
                .digests(null, Digests.ofBytes(csv))
                .detail("rows", report.rows())
                .detail("created", report.created())
                .detail("changed", report.changed())
                .detail("moved", report.moved())
                .detail("errors", report.errorCount());
    }

    private void departments(Context context, Caller caller) {
        context.json(directory.departments(caller.tenant(), day(context, "day", caller)));
    }

    private void members(Context context, Caller caller) {
        QueryParameters parameters = new QueryParameters(context);
        Long department = parameters.number("department", 1, Integer.MAX_VALUE);
        Long after = parameters.number("after", 0, Integer.MAX_VALUE);
        MemberQuery query = new MemberQuery(
                day(context, "day", caller),
                department == null ? null : Math.toIntExact(department),
                parameters.text("q", LONGEST_SEARCH),
                parameters.limit("limit", USUAL_LIMIT, MemberQuery.MAX_LIMIT),
                after == null ? 0 : Math.toIntExact(after));
        context.json(directory.members(caller.tenant(), query));
    }

    private LocalDate day(Context context, String parameter, Caller caller) {
        String text = context.queryParam(parameter);
        if (text == null) {
            return LocalDate.ofInstant(clock.instant(), zones.apply(caller.tenant()));
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(Department.SINCE_EVER) || day.getYear() > 2148) {
                throw invalid(parameter, "date-out-of-range", text + " is not between 1970-01-01 and 2148-12-31.");
            }
            return day;
        } catch (DateTimeException e) {
            throw invalid(parameter, "not-a-date", "\"" + text + "\" is not a date such as 2024-01-31.");
        }
    }

    private static void requireCsv(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("text/csv")) {
            throw new RequestFailure.UnsupportedMediaType("Send the file as text/csv, in UTF-8.").exception();
        }
    }

    private static RuntimeException invalid(String field, String code, String message) {
        return RequestFailure.Invalid.field(field, code, message).exception();
    }
}

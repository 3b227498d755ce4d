package io.atrium.server.audit;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Operator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /audit}, the log of a tenant, and {@code /platform/audit}, that of the installation: for the auditors of each alone. Which log it is comes
 * from who asks. Each verification and each export is recorded itself.
 */
final class AuditRoutes implements RouteGroup {
    private static final Permission READ = Permission.of("audit:read");
    private static final Permission EXPORT = Permission.of("audit:export");
    private static final Permission VERIFY = Permission.of("audit:verify");
    private static final AuditAction VERIFIED = AuditAction.AUDIT__VERIFIED;
    private static final AuditAction EXPORTED = AuditAction.AUDIT__EXPORTED;
    private static final String OBJECT = "audit";
    private static final int USUAL_LIMIT = 50;
    private static final int MOST_RECORDS = 500;
    private static final int LONGEST_TEXT = 300;

    private final AuditLog log;
    private final Audit audit;
    private final AuditExport export;
    private final Verification verification;

    AuditRoutes(AuditLog log, Audit audit, AuditExport export, Verification verification) {
        this.log = log;
        this.audit = audit;
        this.export = export;
        this.verification = verification;
    }

    private record Page(List<RecordView> records, @Nullable Long next) {}

    /**
     * @param trueHash whether the record has the hash of what it says
     * @param linked whether it follows the record before it; null when retention has removed that one
     */
    private record Detail(
            RecordView record, boolean trueHash, @Nullable Boolean linked) {}

    @Override
    public void register(Routes routes) {
        routes.get("/audit", READ, (context, caller) -> page(context, caller.tenant()))
                .get("/audit/verify", VERIFY, (context, caller) -> context.json(verification.progress(caller.tenant())))
                .post("/audit/verify", VERIFY, (context, caller) -> verify(context, by(caller, VERIFIED)))
                .get("/audit/export", EXPORT, (context, caller) -> export(context, by(caller, EXPORTED)))
                .get("/audit/{sequence}", READ, (context, caller) -> detail(context, caller.tenant()))
                .platformGet("/platform/audit", READ, (context, auditor) -> page(context, Audit.PLATFORM))
                .platformGet(
                        "/platform/audit/verify",
                        VERIFY,
                        (context, auditor) -> context.json(verification.progress(Audit.PLATFORM)))
                .platformPost(
                        "/platform/audit/verify", VERIFY, (context, auditor) -> verify(context, by(auditor, VERIFIED)))
                .platformGet(
                        "/platform/audit/export", EXPORT, (context, auditor) -> export(context, by(auditor, EXPORTED)))
                .platformGet("/platform/audit/{sequence}", READ, (context, auditor) -> detail(context, Audit.PLATFORM));
    }

    private static AuditEntry by(Caller caller, AuditAction action) {
        return AuditEntry.by(caller, action).on(OBJECT, caller.tenant());
    }

    private static AuditEntry by(Operator auditor, AuditAction action) {
        return AuditEntry.by(auditor, action, Audit.PLATFORM).on(OBJECT, Audit.PLATFORM);
    }

    private void page(Context context, String tenant) {
        QueryParameters parameters = new QueryParameters(context);
        int most = parameters.limit("limit", USUAL_LIMIT, MOST_RECORDS);
        Long after = parameters.number("after", 1, Long.MAX_VALUE);
        // One more than asked for tells whether there is a next page.
        List<AuditRecord> found = log.page(tenant, query(context), after, most + 1);
        List<AuditRecord> page = found.subList(0, Math.min(most, found.size()));
        context.json(new Page(
                page.stream().map(RecordView::of).toList(),
                found.size() > most ? page.get(page.size() - 1).sequence() : null));
    }

    private void detail(Context context, String tenant) {
        long sequence;
        try {
            sequence = Long.parseLong(context.pathParam("sequence"));
        } catch (NumberFormatException e) {
            throw invalid("sequence", "not-a-number", "A record has a number, such as /audit/17.");
        }
        AuditRecord record =
                log.find(tenant, sequence).orElseThrow(() -> new AuditFailure.NotFound(sequence).exception());
        context.json(new Detail(RecordView.of(record), ChainCheck.isTrue(record), linked(tenant, record)));
    }

    private @Nullable Boolean linked(String tenant, AuditRecord record) {
        if (record.sequence() == 1) {
            return record.previousHash().equals(ChainLink.BEGINNING.hash());
        }
        return log.find(tenant, record.sequence() - 1)
                .map(before -> before.hash().equals(record.previousHash()))
                .orElse(null);
    }

    private void verify(Context context, AuditEntry begun) {
        if (verification.begin(begun.tenantId())) {
            audit.record(begun);
        }
        context.status(202).json(verification.progress(begun.tenantId()));
    }

    private void export(Context context, AuditEntry exported) throws IOException {
        String name = context.queryParam("format");
        AuditExport.Format format = AuditExport.Format.of(name == null ? "jsonl" : name)
                .orElseThrow(() -> invalid("format", "not-a-format", "The formats are jsonl and csv."));
        AuditQuery query = query(context);
        String tenant = exported.tenantId();
        AuditEntry entry = exported.detail("format", format.ending()).detail("complete", query.isEverything());
        // Recorded first: also an export that breaks off has shown something.
        audit.record(context.queryString() == null ? entry : entry.detail("query", context.queryString()));
        context.contentType(format.mediaType());
        context.header("Content-Disposition", "attachment; filename=\"" + tenant + "-audit." + format.ending() + "\"");
        export.write(tenant, query, format, context.outputStream());
    }

    private static AuditQuery query(Context context) {
        QueryParameters parameters = new QueryParameters(context);
        String outcome = parameters.text("outcome", LONGEST_TEXT);
        return new AuditQuery(
                parameters.text("action", LONGEST_TEXT),
                parameters.text("actor", LONGEST_TEXT),
                parameters.text("object", LONGEST_TEXT),
                outcome == null
                        ? null
                        : Outcome.of(outcome)
                                .orElseThrow(() -> invalid(
                                        "outcome", "not-an-outcome", "The outcomes are success, refused and failed.")),
                parameters.time("from"),
                parameters.time("to"),
                parameters.text("q", LONGEST_TEXT));
    }

    private static RuntimeException invalid(String field, String code, String message) {
        return RequestFailure.Invalid.field(field, code, message).exception();
    }
}

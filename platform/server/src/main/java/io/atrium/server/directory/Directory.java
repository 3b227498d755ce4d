package io.atrium.server.directory;

import io.atrium.server.storage.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of every tenant: import, lists, and the look-up that stamps events. */
public final class Directory {

    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    private final Database database;
    private final DirectoryStore store = new DirectoryStore();
    private final DirectoryListStore lists = new DirectoryListStore();
    private final AsOf asOf;
    private final OptOuts optOuts;
    private final MemberQuota quota;

    /** Without a quota. */
    public Directory(Database database) {
        this(database, MemberQuota.NONE);
    }

    public Directory(Database database, MemberQuota quota) {
        this.database = database;
        this.quota = quota;
        this.asOf = new AsOf(new StoredDirectories(database, store, new OptOutStore()), AsOf.DEFAULT_WEIGHT);
        this.optOuts = new OptOuts(database, store);
    }

    /** Who somebody was on a day. */
    public AsOf asOf() {
        return asOf;
    }

    /** Who has opted out. */
    public OptOuts optOuts() {
        return optOuts;
    }

    /**
     * Imports a file as a whole or, when any line is wrong, not at all. Imports of one tenant take turns.
     *
     * @param csv the file, UTF-8
     * @throws io.atrium.server.failure.FailureException with a {@link DirectoryFailure}
     */
    public ImportReport apply(String tenant, byte[] csv, ImportOptions options) {
        return apply(tenant, csv, options, (handle, report) -> {});
    }

    /**
     * As {@link #apply(String, byte[], ImportOptions)}, with a witness.
     *
     * @param witness sees what was done, or why nothing was, as the last step of the transaction
     */
    ImportReport apply(String tenant, byte[] csv, ImportOptions options, BiConsumer<Handle, ImportReport> witness) {
        Bound bound = bound(tenant);
        ImportReport report = database.inTenant(tenant, handle -> {
            store.lock(handle, tenant);
            ImportPlan plan = plan(handle, bound, csv, options, false);
            if (!plan.operations().isEmpty()) {
                new DirectoryWriteStore(handle).apply(plan.operations());
                store.conclude(handle, plan);
            }
            witness.accept(handle, plan.report());
            return plan.report();
        });
        log.atInfo()
                .addKeyValue("tenant", tenant)
                .addKeyValue("rows", report.rows())
                .addKeyValue("created", report.created())
                .addKeyValue("moved", report.moved())
                .addKeyValue("problems", report.errorCount())
                .log("Directory import");
        return accepted(report);
    }

    /**
     * What {@link #apply} would do; changes nothing.
     *
     * @throws io.atrium.server.failure.FailureException with a {@link DirectoryFailure}
     */
    public ImportReport rehearse(String tenant, byte[] csv, ImportOptions options) {
        Bound bound = bound(tenant);
        return accepted(database.inTenant(
                tenant, handle -> plan(handle, bound, csv, options, true).report()));
    }

    /** All departments as of a day, parents before children. */
    public List<DepartmentLine> departments(String tenant, LocalDate day) {
        return database.inTenant(tenant, handle -> lists.departments(handle, day));
    }

    /** Some members, in the order of their numbers. */
    public MemberPage members(String tenant, MemberQuery query) {
        return database.inTenant(tenant, handle -> lists.members(handle, query));
    }

    /** @param most members that the tenant may have, from this day on */
    private record Bound(int most, LocalDate today) {}

    /** Asked before the transaction: who answers may have to open one of its own. */
    private Bound bound(String tenant) {
        return new Bound(quota.most(tenant), quota.today(tenant));
    }

    private ImportPlan plan(Handle handle, Bound bound, byte[] csv, ImportOptions options, boolean dryRun) {
        try {
            DirectoryContent content = store.read(handle);
            ImportPlan plan = new ImportPlanner(content, options).plan(new ByteArrayInputStream(csv), dryRun);
            Seats seats = Seats.of(content, plan, bound.today());
            if (seats.exceed(bound.most())) {
                throw new DirectoryFailure.TooManyMembers(bound.most(), seats.before(), seats.after()).exception();
            }
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportReport accepted(ImportReport report) {
        if (report.errorCount() > 0) {
            throw new DirectoryFailure.ImportRefused(report).exception();
        }
        return report;
    }
}

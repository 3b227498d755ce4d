package io.atrium.server.peers;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The comparison's part of {@code tenant}. */
final class ComparisonStore {
    private final Database database;
    private final Audit audit;

    ComparisonStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    Comparison read(String tenantId) {
        return database.inTenant(tenantId, handle -> read(handle, ""));
    }

    /**
     * Changes it.
     *
     * @param entry what the audit log says, of the one before
     */
    void change(String tenantId, Comparison wanted, Function<Comparison, AuditEntry> entry) {
        database.useTenant(tenantId, handle -> {
            Comparison before = read(handle, " for update");
            handle.createUpdate("""
                            update tenant set industry = :industry, size_class = :size, comparison_changed_at = :at,
                                comparison_changed_by = :by""")
                    .bind(
                            "industry",
                            wanted.industry() == null ? null : wanted.industry().name())
                    .bind("size", wanted.size() == null ? null : wanted.size().id())
                    .bind("at", wanted.changedAt())
                    .bind("by", wanted.changedBy())
                    .execute();
            audit.record(handle, entry.apply(before));
        });
    }

    private static Comparison read(Handle handle, String lock) {
        return handle.createQuery(
                        "select industry, size_class, comparison_changed_at, comparison_changed_by from tenant" + lock)
                .map((row, context) -> comparison(row))
                .findOne()
                .orElse(Comparison.NONE);
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        String industry = row.getString("industry");
        String size = row.getString("size_class");
        Timestamp at = row.getTimestamp("comparison_changed_at");
        return new Comparison(
                industry == null ? null : Industry.of(industry).orElseThrow(),
                size == null ? null : SizeClass.of(size).orElseThrow(),
                at == null ? null : at.toInstant(),
                row.getString("comparison_changed_by"));
    }
}

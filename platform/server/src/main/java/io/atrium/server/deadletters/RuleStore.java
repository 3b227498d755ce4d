package io.atrium.server.deadletters;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.storage.Database;
import java.time.Instant;
import java.util.List;

/** The table {@code dead_letter_rule}. */
final class RuleStore {

    private final Database database;
    private final Audit audit;

    RuleStore(Database database) {
        this.database = database;
        this.audit = new Audit(database);
    }

    List<SavedRule> list(String tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("select * from dead_letter_rule order by name")
                        .map((row, context) -> new SavedRule(
                                row.getString("name"),
                                RunStore.rule(row.getString("rule")),
                                row.getString("saved_by_name"),
                                row.getTimestamp("saved_at").toInstant()))
                        .list());
    }

    void save(String tenant, String name, Rule rule, Who who, Instant now) {
        database.useTenant(tenant, handle -> {
            handle.createUpdate("""
                            insert into dead_letter_rule (tenant_id, name, rule, saved_by_name, saved_at)
                            values (:tenant, :name, cast(:rule as jsonb), :by, :now)
                            on conflict (tenant_id, name) do update
                            set rule = excluded.rule, saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at
                            """)
                    .bind("tenant", tenant)
                    .bind("name", name)
                    .bind("rule", RunStore.json(rule))
                    .bind("by", who.name())
                    .bind("now", LetterStore.at(now))
                    .execute();
            audit.record(
                    handle,
                    who.entry(tenant, AuditAction.DEAD_LETTERS__RULE_SAVED)
                            .on("dead-letter-rule", name)
                            .changed(null, rule));
        });
    }

    /** Whether there was one. */
    boolean delete(String tenant, String name, Who who) {
        return database.inTenant(tenant, handle -> {
            boolean deleted = handle.execute("delete from dead_letter_rule where name = ?", name) > 0;
            if (deleted) {
                audit.record(
                        handle,
                        who.entry(tenant, AuditAction.DEAD_LETTERS__RULE_DELETED)
                                .on("dead-letter-rule", name));
            }
            return deleted;
        });
    }
}

package io.atrium.server.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts a proof together: what there was beside what is left. Refuses to, when something is left that must not be. */
final class ProofText {
    private static final String AUDIT = "audit_record";

    /** The end of the chain before the records that retention had removed; it belongs to the log. */
    private static final Set<String> KEPT = Set.of(AUDIT, "audit_checkpoint");

    private ProofText() {}

    static Proof of(Erasure erasure, Inventory after, ErasureStore.AuditEnd audit, Instant at, Instant auditUntil) {
        Inventory before = Objects.requireNonNull(erasure.inventory(), "nothing was counted before");
        after.postgresql().forEach((table, rows) -> {
            if (rows > 0 && !KEPT.contains(table)) {
                throw new IllegalStateException("There are still " + rows + " rows of the tenant in " + table);
            }
        });
        return new Proof(
                Proof.KIND,
                Proof.VERSION,
                erasure.id(),
                erasure.tenant(),
                erasure.requestedBy(),
                erasure.requestedAt(),
                at,
                List.of(
                        new Proof.Store(
                                "keycloak",
                                "the tenant's realm and its accounts, asked of Keycloak's administration",
                                items(before.keycloak(), after.keycloak())),
                        new Proof.Store(
                                "postgresql",
                                "rows with the tenant's id in every table of the catalog that has the column tenant_id",
                                items(before.postgresql(), after.postgresql())),
                        new Proof.Store(
                                "clickhouse",
                                "rows with the tenant's id in every table of accounts.yaml that has a tenant",
                                items(before.clickhouse(), after.clickhouse()))),
                remains(erasure, audit, auditUntil));
    }

    private static List<Proof.Item> items(Map<String, Long> before, Map<String, Long> after) {
        List<Proof.Item> items = new ArrayList<>();
        after.forEach((name, left) -> items.add(new Proof.Item(name, before.getOrDefault(name, 0L), left)));
        return items;
    }

    private static List<Proof.Remain> remains(Erasure erasure, ErasureStore.AuditEnd audit, Instant auditUntil) {
        List<Proof.Remain> remains = new ArrayList<>();
        remains.add(
                new Proof.Remain(
                        "kafka: " + String.join(", ", Erasures.EVENT_TOPICS),
                        erasure.recordsExpireAt(),
                        "The topics are shared, their records expire by retention. Until then the ingest refuses those of this tenant."));
        if (audit.records() > 0) {
            remains.add(new Proof.Remain(
                    "postgresql: " + AUDIT,
                    auditUntil,
                    "The law wants logs of operations for six months. " + audit.records()
                            + " records are kept, to which no account of the platform has access; the last one is number "
                            + audit.sequence() + " with the hash " + audit.hash()
                            + ". They are removed at that time."));
        }
        remains.add(new Proof.Remain(
                "postgresql: audit log of the installation",
                null,
                "It says that the tenant was created and erased, when and by whom; of its people it says nothing."));
        remains.add(new Proof.Remain(
                "copies outside the platform",
                null,
                "Backups, exports and forwarded logs are not in the platform's reach. Remove them by your own rules."));
        return remains;
    }
}

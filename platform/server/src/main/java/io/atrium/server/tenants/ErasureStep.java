package io.atrium.server.tenants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What erases a tenant, in this order. Each step looks before it removes, so it may be repeated after a kill at any point. */
public enum ErasureStep {
    INVENTORY("counts what there is in every store"),
    GATE("tells the ingest to count no record of the tenant any more"),
    REALM("the realm with its people, clients and sessions"),
    FACTS("facts, rollups and outcomes in the warehouse"),
    READER_SLOT("the account in the warehouse is given back"),
    EVENT_LOG("dead letters in Kafka, and when the last event there expires"),
    ROWS("rows in every table of PostgreSQL"),
    PROOF("looks everywhere again, signs the proof, and removes the tenant's row");

    private final String removes;

    ErasureStep(String removes) {
        this.removes = removes;
    }

    /** In the journal and in the API. */
    public String id() {
        return "erase-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String removes() {
        return removes;
    }

    static Optional<ErasureStep> ofId(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }
}

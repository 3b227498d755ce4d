package io.atrium.server.deadletters;

import java.util.List;

/** The dead letters that are kept. */
public final class DeadLetters {

    private final ArrivalStore arrivals;

    DeadLetters(ArrivalStore arrivals) {
        this.arrivals = arrivals;
    }

    /**
     * How many letters of each topic and partition are kept, of all tenants: what the ingest job says it has put aside must be here, as soon as
     * the topic of dead letters is read to its end. Partitions without a letter are left out.
     */
    public List<OriginCount> storedByOrigin() {
        return arrivals.countByOrigin();
    }
}

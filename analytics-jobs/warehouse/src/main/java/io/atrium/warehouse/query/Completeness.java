package io.atrium.warehouse.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How much of what was received is counted, for one tenant.
 *
 * @param outcome what became of the tenant's records; empty while the ingest job has reported none
 * @param counted events in the raw facts
 * @param freshness when the newest counted event arrived; empty when nothing is counted
 * @param firstDay first day with a counted event
 * @param lastDay last day with a counted event
 */
public record Completeness(
        Optional<Outcome> outcome,
        long counted,
        Optional<Instant> freshness,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay) {

    /**
     * What became of the records that the ingest job has read from Kafka.
     *
     * @param received all of them
     * @param duplicates dropped, because the event was there already
     * @param deadLettered put aside with a reason
     * @param removed of days that the tenant's retention has closed: counted once and deleted since, or not counted any more
     */
    public record Outcome(long received, long duplicates, long deadLettered, long removed) {}

    static final NamedSql SQL = NamedSql.parse("""
            SELECT events, newest, first_day, last_day, reports, all_received, all_duplicates, all_dead_lettered,
                all_closed + facts_removed AS all_removed
            FROM
            (
                SELECT sum(events) AS events, max(newest_arrival) AS newest, min(day) AS first_day, max(day) AS last_day
                FROM event_daily
                WHERE tenant_id = :tenant
            ) AS counted
            CROSS JOIN
            (
                SELECT
                    count() AS reports,
                    sum(rows + duplicates + dead_lettered + erased) AS all_received,
                    sum(duplicates) AS all_duplicates,
                    sum(dead_lettered) AS all_dead_lettered,
                    sum(erased) AS all_closed
                FROM ingest_outcome
                WHERE tenant_id = :tenant
            ) AS outcome
            CROSS JOIN
            (
                SELECT sum(most) AS facts_removed
                FROM
                (
                    SELECT max(removed_fact.rows) AS most
                    FROM removed_fact
                    WHERE tenant_id = :tenant
                    GROUP BY topic, kafka_partition, generation, first_day
                )
            ) AS removed
            """);
}

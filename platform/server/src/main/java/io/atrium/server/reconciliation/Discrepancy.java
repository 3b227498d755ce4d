package io.atrium.server.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be wrong, what it means and what to do. The codes are labels of the metric {@code atrium_reconciliation_difference}. */
enum Discrepancy {
    GAP(
            "claims-missing",
            Verdict.LOST,
            "The ingest job has passed over these offsets without saying what became of them.",
            "If retention removed them before they were read, send them again from their source; see runbook ReconciliationRecordsLost."),
    EXPIRED(
            "expired",
            Verdict.LOST,
            "Kafka's retention has removed these records before the ingest job read them.",
            "Start the ingest job, lengthen retention.ms of the topic, send the events again from their source."),
    ROWS_MISSING(
            "rows-missing",
            Verdict.LOST,
            "The ingest job claims these rows as counted, but the raw facts do not hold them.",
            "Restore the partition of the table from a backup or replay the offsets with a new generation; see runbook ReconciliationRecordsLost."),
    DEAD_LETTERS_MISSING(
            "dead-letters-missing",
            Verdict.LOST,
            "The ingest job claims these records as put aside, but the store of dead letters does not hold them.",
            "Look for them in the topic atrium.dlq; see runbook ReconciliationRecordsLost."),
    TOTAL_TOO_SMALL(
            "total-too-small",
            Verdict.LOST,
            "The table holds fewer rows than had been proved.",
            "A deep check finds the partition; see runbook ReconciliationRecordsLost."),
    ROWS_DOUBLED(
            "rows-doubled",
            Verdict.DOUBLED,
            "The raw facts hold more rows than the records that count.",
            "Delete the surplus rows and rebuild the rollups of these days; see runbook ReconciliationRecordsDoubled."),
    CLAIMS_DOUBLED(
            "claims-doubled",
            Verdict.DOUBLED,
            "The ingest job has decided these offsets twice in one generation.",
            "It was started from an old checkpoint without a new generation; see runbook ReconciliationRecordsDoubled."),
    TOTAL_TOO_LARGE(
            "total-too-large",
            Verdict.DOUBLED,
            "The table holds more rows than claims and unproved offsets explain.",
            "A deep check finds the partition; see runbook ReconciliationRecordsDoubled."),
    ROLLUP_TOO_LARGE(
            "rollup-too-large",
            Verdict.DOUBLED,
            "The rollup says more than the raw facts.",
            "Rebuild the rollup from raw facts; see runbook ReconciliationRollupDiffers."),
    ROLLUP_TOO_SMALL(
            "rollup-too-small",
            Verdict.LOST,
            "The rollup says less than the raw facts.",
            "Rebuild the rollup from raw facts; see runbook ReconciliationRollupDiffers."),
    REWOUND(
            "log-rewound",
            Verdict.UNKNOWN,
            "Kafka's log ends before offsets that have been counted: the topic was made anew or restored from an older copy.",
            "Raise the ingest job's generation, so that the new offsets are told from the old ones."),
    BEHIND(
            "behind",
            Verdict.BEHIND,
            "The ingest job has not read the newest records for a while. They wait in Kafka; nothing is lost.",
            "Look at the ingest job on the health page; see runbook ReconciliationBehind.");

    private final String code;
    private final Verdict verdict;
    private final String explanation;
    private final String action;

    Discrepancy(String code, Verdict verdict, String explanation, String action) {
        this.code = code;
        this.verdict = verdict;
        this.explanation = explanation;
        this.action = action;
    }

    @JsonValue
    String code() {
        return code;
    }

    Verdict verdict() {
        return verdict;
    }

    String explanation() {
        return explanation;
    }

    String action() {
        return action;
    }
}

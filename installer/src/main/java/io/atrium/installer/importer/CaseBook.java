package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.importer.ProcessLog.CaseFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of each case before its steps are sent. In memory: about 200 bytes a case. */
final class CaseBook {

    private final Map<String, CaseFacts> facts = new HashMap<>();
    private final Map<String, Instant> firstSteps = new HashMap<>();
    private List<String> remarks = List.of();
    private boolean faulty;

    /** Reads a list of cases; its faulty rows are left out here and reported when they are imported. */
    void readCases(Path file, CaseColumns.Format format) throws Failure {
        try (LogFile rows = LogFile.open(file, format)) {
            CaseColumns columns = (CaseColumns) rows.columns();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                CaseFacts known = columns.facts(row.orElseThrow());
                if (known == null) {
                    faulty = true;
                } else {
                    facts.put(columns.caseId(row.orElseThrow()), known);
                }
            }
            remarks = columns.remarks();
        }
    }

    /** What people should know about the list of cases. */
    List<String> remarks() {
        return remarks;
    }

    /** Notes when each case has its first step. */
    void readFirstSteps(Path file, StepColumns.Format format) throws Failure {
        try (LogFile rows = LogFile.open(file, format)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.orElseThrow() instanceof Row.Sendable sendable) {
                    OutgoingEvent step = sendable.events().get(0);
                    firstSteps.merge(
                            step.texts().getOrDefault("instanceid", ""),
                            step.time(),
                            (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
    }

    CaseFacts of(String caseId) {
        return facts.getOrDefault(caseId, CaseFacts.NONE);
    }

    /** When a case began: as it is said, else with its first step, else when it ended. */
    Instant began(String caseId, Instant ended) {
        Instant start = of(caseId).start();
        return start == null ? firstSteps.getOrDefault(caseId, ended) : start;
    }

    /** Whether the list of cases has rows to send or to reject: cases that have ended, and faulty ones. */
    boolean hasRows() {
        return faulty || facts.values().stream().anyMatch(known -> known.end() != null);
    }

    /** Whether a case ended of which it is not said when it began. */
    boolean lacksStarts() {
        return facts.values().stream().anyMatch(known -> known.end() != null && known.start() == null);
    }
}

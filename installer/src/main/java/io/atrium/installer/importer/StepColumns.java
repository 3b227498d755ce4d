package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.importer.ProcessLog.CaseFacts;
import io.atrium.installer.importer.ProcessLog.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a process log: what its columns mean. */
final class StepColumns implements LogFormat.Columns {

    /** The fields, and how their columns are called unless said otherwise. */
    static final Map<String, String> FIELDS = Map.of(
            "case", "case_id",
            "index", "event_idx",
            "activity", "activity",
            "time", "time",
            "resource", "resource",
            "role", "role",
            "amount", "amount",
            "deadline", "deadline");

    private static final List<String> NEEDED = List.of("case", "activity", "time");
    private static final long LARGEST_INDEX = 999_999_999;

    private final ProcessLog log;
    private final CaseBook cases;
    private final Header header;
    private final Map<String, Long> rowsOfCase = new HashMap<>();
    private long rounded;

    private StepColumns(ProcessLog log, CaseBook cases, Header header) {
        this.log = log;
        this.cases = cases;
        this.header = header;
    }

    /** Files of events. */
    record Format(ProcessLog log, CaseBook cases, Map<String, String> named) implements LogFormat {
        @Override
        public String option() {
            return "--events";
        }

        @Override
        public String noun() {
            return "events";
        }

        @Override
        public Columns columns(Path file, List<String> header) throws Failure {
            Header found = Header.of(file, header, FIELDS, NEEDED, named, "--column");
            if (found.has("amount") && log.currency() == null) {
                throw noCurrency(file, found, "--column");
            }
            return new StepColumns(log, cases, found);
        }
    }

    static Failure noCurrency(Path file, Header header, String option) {
        return new Failure(
                Reason.USAGE,
                "--currency: " + file + " has amounts in the column " + header.name("amount")
                        + ". Say of which currency (EUR), or leave them out with " + option + " amount= .");
    }

    @Override
    public Row row(long line, List<String> values) {
        try {
            header.requireWidth(values);
            String caseId = header.needed(values, "case");
            Step step = new Step(
                    caseId,
                    index(caseId, values),
                    header.needed(values, "activity"),
                    Moment.parse(header.name("time"), header.needed(values, "time")),
                    header.text(values, "resource"),
                    header.text(values, "role"));
            return new Row.Sendable(line, values, events(step, cases.of(caseId).or(deadline(values), amount(values))));
        } catch (FaultyField e) {
            return new Row.Faulty(line, values, e.problem());
        }
    }

    private List<OutgoingEvent> events(Step step, CaseFacts facts) {
        OutgoingEvent changed = log.changed(step, facts);
        return log.closes(step)
                ? List.of(changed, log.closed(step, facts, cases.began(step.caseId(), step.time())))
                : List.of(changed);
    }

    /** Without a column for it, the number of the row within its case, from 1. */
    private long index(String caseId, List<String> values) throws FaultyField {
        long row = rowsOfCase.merge(caseId, 1L, Long::sum);
        if (!header.has("index")) {
            return row;
        }
        String text = header.needed(values, "index");
        if (!text.matches("[0-9]{1,9}")) {
            throw new FaultyField(
                    header.name("index"),
                    "bad-format",
                    "'" + text + "' is not a whole number from 0 to " + LARGEST_INDEX);
        }
        return Long.parseLong(text);
    }

    private @Nullable Instant deadline(List<String> values) throws FaultyField {
        String text = header.text(values, "deadline");
        return text.isEmpty() ? null : Moment.parse(header.name("deadline"), text);
    }

    private @Nullable String amount(List<String> values) throws FaultyField {
        String text = header.text(values, "amount");
        if (text.isEmpty()) {
            return null;
        }
        Amount amount = Amount.parse(header.name("amount"), text);
        rounded += amount.rounded() ? 1 : 0;
        return amount.text();
    }

    @Override
    public List<String> ignored() {
        return header.ignored();
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!header.has("index")) {
            remarks.add("No column numbers the events of a case: they are numbered in the order of the file, which must"
                    + " stay so in every later version of it.");
        }
        if (rounded > 0) {
            remarks.add(
                    String.format(Locale.ROOT, "%,d amounts have more than four decimals: rounded, half up.", rounded));
        }
        return remarks;
    }
}

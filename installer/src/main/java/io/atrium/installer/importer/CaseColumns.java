package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.importer.ProcessLog.CaseFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases of a process log: what their columns mean. A case that has ended becomes an event; the others are looked up by their steps only. */
final class CaseColumns implements LogFormat.Columns {

    /** The fields, and how their columns are called unless said otherwise. */
    static final Map<String, String> FIELDS = Map.of(
            "case", "case_id",
            "start", "start",
            "end", "end",
            "deadline", "deadline",
            "amount", "amount",
            "resource", "resource",
            "result", "result");

    private static final List<String> NEEDED = List.of("case");
    private static final List<String> RESULTS = List.of("approved", "rejected");

    private final ProcessLog log;
    private final CaseBook began;
    private final Header header;
    private final Map<String, Long> lines = new HashMap<>();
    private CaseFacts facts = CaseFacts.NONE;
    private long rounded;

    private CaseColumns(ProcessLog log, CaseBook began, Header header) {
        this.log = log;
        this.began = began;
        this.header = header;
    }

    /**
     * Files of cases.
     *
     * @param began knows when cases began whose start the file does not tell
     */
    record Format(ProcessLog log, CaseBook began, Map<String, String> named) implements LogFormat {
        @Override
        public String option() {
            return "--cases";
        }

        @Override
        public String noun() {
            return "cases";
        }

        @Override
        public CaseColumns columns(Path file, List<String> header) throws Failure {
            Header found = Header.of(file, header, FIELDS, NEEDED, named, "--case-column");
            if (found.has("amount") && log.currency() == null) {
                throw StepColumns.noCurrency(file, found, "--case-column");
            }
            return new CaseColumns(log, began, found);
        }
    }

    @Override
    public Row row(long line, List<String> values) {
        try {
            header.requireWidth(values);
            String caseId = caseId(line, values);
            facts = facts(values);
            Instant end = facts.end();
            if (end == null) {
                return new Row.Sendable(line, values, List.of());
            }
            Instant start = facts.start() == null ? began.began(caseId, end) : facts.start();
            OutgoingEvent closed =
                    log.closed(caseId, result(values), header.text(values, "resource"), facts, start, end);
            return new Row.Sendable(line, values, List.of(closed));
        } catch (FaultyField e) {
            return new Row.Faulty(line, values, e.problem());
        }
    }

    /** What the row that was made last tells about its case; null when it is faulty. */
    @Nullable
    CaseFacts facts(Row last) {
        return last instanceof Row.Sendable ? facts : null;
    }

    String caseId(Row row) {
        return header.text(row.values(), "case");
    }

    private String caseId(long line, List<String> values) throws FaultyField {
        String caseId = header.needed(values, "case");
        Long first = lines.putIfAbsent(caseId, line);
        if (first != null) {
            throw new FaultyField(header.name("case"), "twice", "line " + first + " is about the same case");
        }
        return caseId;
    }

    private CaseFacts facts(List<String> values) throws FaultyField {
        return new CaseFacts(time(values, "start"), time(values, "end"), time(values, "deadline"), amount(values));
    }

    private @Nullable Instant time(List<String> values, String field) throws FaultyField {
        String text = header.text(values, field);
        return text.isEmpty() ? null : Moment.parse(header.name(field), text);
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

    private String result(List<String> values) throws FaultyField {
        String text = header.text(values, "result");
        if (text.isEmpty()) {
            return RESULTS.get(0);
        }
        if (!RESULTS.contains(text)) {
            throw new FaultyField(
                    header.name("result"), "bad-format", "'" + text + "' is neither approved nor rejected");
        }
        return text;
    }

    @Override
    public List<String> ignored() {
        return header.ignored();
    }

    @Override
    public List<String> remarks() {
        return rounded == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT, "%,d amounts have more than four decimals: rounded, half up.", rounded));
    }
}

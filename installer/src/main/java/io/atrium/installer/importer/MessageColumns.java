package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a messages file has which column.
 *
 * @param timeColumn {@code ts_unix} or {@code time}
 * @param width the number of columns in the header
 * @param ignored columns that mean nothing here
 */
record MessageColumns(int sender, int recipient, int id, int time, String timeColumn, int width, List<String> ignored)
        implements LogFormat.Columns {

    /** Files of messages. */
    static final class Format implements LogFormat {
        @Override
        public String option() {
            return "--messages";
        }

        @Override
        public String noun() {
            return "messages";
        }

        @Override
        public Columns columns(Path file, List<String> header) throws Failure {
            return of(file, header);
        }
    }

    private static final String SENDER = "sender";
    private static final String RECIPIENT = "recipient";
    private static final String ID = "msg_id";
    private static final String SECONDS = "ts_unix";
    private static final String TIME = "time";
    private static final List<String> REQUIRED = List.of(SENDER, RECIPIENT, ID);
    private static final List<String> KNOWN = List.of(SENDER, RECIPIENT, ID, SECONDS, TIME);
    private static final int LONGEST = 256;

    /** Reads the header; a missing or doubled column is a failure that names it. */
    static MessageColumns of(Path file, List<String> header) throws Failure {
        Map<String, Integer> positions = positions(file, header);
        List<String> missing = new ArrayList<>(REQUIRED);
        missing.removeAll(positions.keySet());
        if (!positions.containsKey(SECONDS) && !positions.containsKey(TIME)) {
            missing.add(SECONDS + " (seconds) or " + TIME + " (RFC 3339)");
        }
        if (!missing.isEmpty()) {
            throw new Failure(
                    Reason.BAD_INPUT,
                    file + " line 1: the header lacks " + String.join(", ", missing) + ". It has: "
                            + String.join(", ", header) + "." + separatorHint(header));
        }
        String timeColumn = positions.containsKey(SECONDS) ? SECONDS : TIME;
        List<String> ignored = header.stream()
                .filter(name -> !isUsed(name.toLowerCase(Locale.ROOT), timeColumn))
                .toList();
        return new MessageColumns(
                at(positions, SENDER),
                at(positions, RECIPIENT),
                at(positions, ID),
                at(positions, timeColumn),
                timeColumn,
                header.size(),
                ignored);
    }

    @Override
    public Row row(long line, List<String> values) {
        try {
            if (values.size() != width) {
                throw new FaultyField(
                        "",
                        "width",
                        "the row has " + values.size() + " fields and the header " + width
                                + "; check commas and quotes");
            }
            String message = text(values, id, ID);
            String from = text(values, sender, SENDER);
            String to = text(values, recipient, RECIPIENT);
            Instant sent = time(text(values, time, timeColumn));
            return new Row.Sendable(line, values, List.of(event(message, from, to, sent)));
        } catch (FaultyField e) {
            return new Row.Faulty(line, values, e.problem());
        }
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    private static OutgoingEvent event(String message, String from, String to, Instant sent) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("objecttype", "message");
        data.put("objectid", message);
        data.put("channel", "mail");
        data.put("conversationid", conversation(from, to));
        data.put("conversationkind", "direct");
        return new OutgoingEvent(message, "im.message.sent", sent, from, data, List.of(to));
    }

    /** The same for both directions; a digest, because the identifiers may be addresses and those stay out of facts. */
    private static String conversation(String from, String to) {
        boolean inOrder = from.compareTo(to) <= 0;
        String people = (inOrder ? from : to) + '\n' + (inOrder ? to : from);
        return HexFormat.of().formatHex(Digests.sha256().digest(people.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    private Instant time(String text) throws FaultyField {
        try {
            return timeColumn.equals(SECONDS)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (NumberFormatException e) {
            throw new FaultyField(
                    timeColumn, "bad-format", "'" + text + "' is not a whole number of seconds since 1970 (UTC)");
        } catch (DateTimeException e) {
            throw new FaultyField(
                    timeColumn, "bad-format", "'" + text + "' is not a time such as 2024-01-31T08:30:00+08:00");
        }
    }

    private static String text(List<String> values, int position, String column) throws FaultyField {
        String text = values.get(position);
        if (text.isEmpty()) {
            throw new FaultyField(column, "empty", "every row needs a " + column);
        }
        if (text.length() > LONGEST) {
            throw new FaultyField(column, "too-long", "at most " + LONGEST + " characters; this has " + text.length());
        }
        return text;
    }

    private static Map<String, Integer> positions(Path file, List<String> header) throws Failure {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < header.size(); position++) {
            String name = header.get(position).toLowerCase(Locale.ROOT);
            if (KNOWN.contains(name) && positions.put(name, position) != null) {
                throw new Failure(
                        Reason.BAD_INPUT,
                        file + " line 1: the header names the column " + name + " twice. Remove one of them.");
            }
        }
        return positions;
    }

    private static int at(Map<String, Integer> positions, String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalStateException("no column " + column);
        }
        return position;
    }

    private static boolean isUsed(String name, String timeColumn) {
        return REQUIRED.contains(name) || name.equals(timeColumn);
    }

    private static String separatorHint(List<String> header) {
        String first = header.isEmpty() ? "" : header.get(0);
        if (header.size() == 1 && (first.contains(";") || first.contains("\t"))) {
            return " It seems to be separated by " + (first.contains(";") ? "semicolons" : "tabs")
                    + ": save it with commas.";
        }
        return "";
    }
}

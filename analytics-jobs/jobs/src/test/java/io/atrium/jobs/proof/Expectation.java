package io.atrium.jobs.proof;

import io.atrium.contract.ActorKind;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What raw facts and rollups must hold after a ledger was counted, computed from its events in plain Java. */
final class Expectation {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Books books = new Books();

    private Expectation() {}

    /** What these records lead to. */
    static Books of(List<Receipt> receipts) {
        Expectation expectation = new Expectation();
        receipts.forEach(expectation::add);
        return expectation.books;
    }

    private void add(Receipt receipt) {
        outcome(receipt);
        Event event = receipt.send().event();
        if (event != null) {
            raw(receipt, event);
            identity(event);
            daily(receipt, event);
            if (event instanceof CollaborationEvent message && counts(event) && isMessage(event)) {
                message(message);
            }
        }
    }

    private void outcome(Receipt receipt) {
        Send send = receipt.send();
        Books.Entry entry = books.entry("ingest_outcome", send.topic(), receipt.partition(), send.tenant());
        entry.sum("rows", send.fate() == Send.Fate.ROW ? 1 : 0);
        entry.sum("duplicates", send.fate() == Send.Fate.DUPLICATE ? 1 : 0);
        entry.sum("dead_lettered", send.fate() == Send.Fate.DEAD_LETTER ? 1 : 0);
        Books.Entry offsets = books.entry("offsets", send.topic(), receipt.partition());
        offsets.sum("accounted", 1);
        offsets.sum("span", 1);
        if (send.fate() == Send.Fate.DEAD_LETTER) {
            books.entry("atrium.dlq", send.topic(), receipt.partition(), receipt.offset())
                    .fact("letter", DeadLetters.described(send.reason(), send.key(), send.value()));
        }
    }

    private void raw(Receipt receipt, Event event) {
        Envelope envelope = event.envelope();
        String path = text(envelope.departmentPath());
        String fact = String.join(
                " ",
                envelope.type(),
                TIME.format(envelope.time()),
                envelope.day().toString(),
                String.valueOf(envelope.memberNo()),
                envelope.actorKind().name().toLowerCase(Locale.ROOT),
                String.valueOf(envelope.departmentNo()),
                path,
                counts(event) ? "1" : "0",
                String.valueOf(receipt.partition()),
                String.valueOf(receipt.offset()),
                TIME.format(Instant.ofEpochMilli(receipt.arrivalMillis())));
        if (event instanceof CollaborationEvent collaboration) {
            fact += " " + recipients(collaboration);
        }
        Books.Entry entry = books.entry(event.family().id() + "_event", envelope.tenantId(), envelope.id());
        entry.sum("copies", 1);
        entry.fact("content", fact);
    }

    private static String recipients(CollaborationEvent event) {
        return event.recipients().stream()
                .map(recipient -> recipient.memberNo() + ":"
                        + recipient.kind().name().toLowerCase(Locale.ROOT) + ":" + recipient.departmentNo() + ":"
                        + text(recipient.departmentPath()))
                .collect(Collectors.joining(";"));
    }

    private void identity(Event event) {
        books.entry(
                        "event_identity",
                        event.envelope().tenantId(),
                        event.envelope().id())
                .sum("copies", 1);
    }

    private void daily(Receipt receipt, Event event) {
        Envelope envelope = event.envelope();
        Books.Entry entry = books.entry(
                "event_daily",
                envelope.tenantId(),
                envelope.day(),
                event.family().id());
        entry.sum("events", 1);
        entry.newest("newest_arrival", TIME.format(Instant.ofEpochMilli(receipt.arrivalMillis())));
        if (counts(event)) {
            for (int department : ancestors(envelope.actor())) {
                books.entry(
                                "active_member_daily",
                                envelope.tenantId(),
                                department,
                                envelope.day(),
                                event.family().id())
                        .member("members", envelope.memberNo());
            }
        }
    }

    private void message(CollaborationEvent message) {
        Envelope envelope = message.envelope();
        List<Participant> people = message.recipients().stream()
                .filter(recipient -> recipient.kind() == ActorKind.HUMAN)
                .toList();
        long elsewhere = people.stream()
                .filter(person -> person.departmentNo() != envelope.departmentNo())
                .count();
        for (int department : ancestors(envelope.actor())) {
            Books.Entry entry = books.entry("message_daily", envelope.tenantId(), department, envelope.day());
            entry.sum("messages", 1);
            entry.sum("deliveries", people.size());
            entry.sum("cross_department_deliveries", elsewhere);
            entry.member("senders", envelope.memberNo());
        }
        participant(envelope, envelope.actor());
        for (Participant person : people) {
            participant(envelope, person);
            books.entry(
                            "edge_daily",
                            envelope.tenantId(),
                            envelope.day(),
                            envelope.memberNo(),
                            person.memberNo(),
                            envelope.departmentNo(),
                            person.departmentNo(),
                            text(envelope.departmentPath()))
                    .sum("messages", 1);
        }
    }

    private void participant(Envelope envelope, Participant person) {
        for (int department : ancestors(person)) {
            books.entry("participant_daily", envelope.tenantId(), department, envelope.day())
                    .member("members", person.memberNo());
        }
    }

    private static boolean isMessage(Event event) {
        return event.envelope().type().equals("im.message.sent");
    }

    private static boolean counts(Event event) {
        return EventMaker.INTENTIONAL.contains(event.envelope().type())
                && event.envelope().actorKind() == ActorKind.HUMAN;
    }

    /** The departments that a person counts in: 0 for the tenant, and every one from the root down. */
    private static Set<Integer> ancestors(Participant person) {
        Set<Integer> all = new TreeSet<>();
        all.add(0);
        person.departmentPath().stream().forEach(all::add);
        return all;
    }

    private static String text(DepartmentPath path) {
        return IntStream.of(path.toArray()).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** Numbers as ClickHouse writes an array. */
    static Set<Long> numbers(String array) {
        String inner = array.substring(1, array.length() - 1);
        return inner.isEmpty()
                ? Set.of()
                : Arrays.stream(inner.split(",")).map(Long::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.atrium.jobs.collaboration;

import io.atrium.contract.Envelope;
import io.atrium.jobs.collaboration.DocumentAct.Kind;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who did what with a document on a day, and whether after a change by somebody else. A key is a document in a span of
 * {@value #SPAN_DAYS} calendar days, counted from 1970: its rows are those of these days, its events those of these days
 * and the changes of the four weeks before. Deriving is linear in them.
 */
final class DocumentUseDerivation implements Derivation<DocumentAct, DocumentUseRow> {
    private static final long serialVersionUID = 1L;

    /** A change counts for uses within this time, its end included. */
    private static final Duration FRESHNESS = Duration.ofDays(28);

    private static final long FRESHNESS_MILLIS = FRESHNESS.toMillis();

    /** A calendar day differs from that in UTC by one at most. */
    private static final int ZONE_DAYS = 1;

    /** At least as long as the days on which a change can be fresh, so that it concerns two spans at most. */
    private static final int SPAN_DAYS = 32;

    @Override
    public String name() {
        return "document_use";
    }

    /** The row of a day has events of the whole day, and changes before any of them. */
    @Override
    public Optional<Duration> reach() {
        return Optional.of(FRESHNESS.plusDays(2));
    }

    @Override
    public Optional<LocalDate> lastDayOf(DerivationKey key) {
        return Optional.of(LocalDate.ofEpochDay((Span.number(key) + 1) * SPAN_DAYS - 1));
    }

    @Override
    public FragmentFormat<DocumentAct> fragments() {
        return new DocumentAct.Format();
    }

    @Override
    public List<RowFormat<? extends DocumentUseRow>> rows() {
        return List.of(new DocumentUseRow.Format());
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        Kind kind = Kind.ofType(event.type());
        Envelope envelope = event.envelope();
        String document = envelope.objectId();
        if (kind == null || document == null || document.isEmpty() || !event.byPerson()) {
            return;
        }
        long own = span(envelope.day().toEpochDay());
        keys.accept(Span.key(envelope.tenantId(), document, own));
        if (!kind.isChange()) {
            return;
        }
        long day = Math.floorDiv(event.timeMillis(), Duration.ofDays(1).toMillis());
        for (long span = span(day - ZONE_DAYS); span <= span(day + FRESHNESS.toDays() + ZONE_DAYS); span++) {
            if (span != own) {
                keys.accept(Span.key(envelope.tenantId(), document, span));
            }
        }
    }

    @Override
    public DocumentAct fragment(CountedEvent event, DerivationKey key) {
        Envelope envelope = event.envelope();
        Kind kind = Objects.requireNonNull(Kind.ofType(event.type()), "an act on a document");
        boolean own = span(envelope.day().toEpochDay()) == Span.number(key);
        return new DocumentAct(event.timeMillis(), kind, envelope.memberNo(), own ? Stamp.of(envelope) : null);
    }

    @Override
    public void derive(DerivationKey key, List<DocumentAct> acts, Consumer<? super DocumentUseRow> rows) {
        Map<PersonDay, DocumentUseRow> days = new LinkedHashMap<>();
        Authors changes = new Authors();
        String document = Span.id(key);
        for (int i = 0; i < acts.size(); i++) {
            DocumentAct act = acts.get(i);
            Stamp stamp = act.stamp();
            if (stamp != null) {
                boolean fresh = act.kind().isUse() && follows(act, changes, acts);
                days.merge(
                        new PersonDay(stamp.memberNo(), stamp.day()),
                        DocumentUseRow.of(document, stamp, act.kind(), fresh),
                        DocumentUseRow::and);
            }
            if (act.kind().isChange()) {
                changes.add(act.memberNo(), i);
            }
        }
        days.values().forEach(rows);
    }

    private record PersonDay(long memberNo, LocalDate day) {}

    private static boolean follows(DocumentAct use, Authors changes, List<DocumentAct> acts) {
        int change = changes.byAnotherThan(use.memberNo());
        return change != Authors.NONE && use.timeMillis() - acts.get(change).timeMillis() <= FRESHNESS_MILLIS;
    }

    private static long span(long epochDay) {
        return Math.floorDiv(epochDay, SPAN_DAYS);
    }
}

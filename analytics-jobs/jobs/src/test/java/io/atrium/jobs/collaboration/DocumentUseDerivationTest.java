package io.atrium.jobs.collaboration;

import static io.atrium.jobs.testing.Acts.at;
import static io.atrium.jobs.testing.Acts.day;
import static io.atrium.jobs.testing.Acts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.jobs.collaboration.DocumentAct.Kind;
import io.atrium.jobs.derive.Stamp;
import io.atrium.jobs.testing.Acts;
import io.atrium.jobs.testing.Arrivals;
import io.atrium.jobs.testing.Deltas;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentUseDerivationTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 5);
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);
    private static final List<String> TYPES =
            List.of("doc.created", "doc.edited", "doc.viewed", "doc.commented", "doc.shared");

    private final DocumentUseDerivation derivation = new DocumentUseDerivation();
    private final Acts acts = new Acts();
    private final List<Event> events = new ArrayList<>();

    private void did(String type, long member, Instant time) {
        events.add(acts.acts(type, member, time, "d").build());
    }

    private DocumentUseRow row(long member, LocalDate day) {
        List<DocumentUseRow> rows = Deltas.rows(derivation, events).stream()
                .filter(row -> row.stamp().memberNo() == member && row.day().equals(day))
                .toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void aRowTellsWhatAPersonDidWithADocumentOnADay() {
        did("doc.created", 1, minute(0));
        did("doc.shared", 1, minute(1));
        did("doc.viewed", 2, minute(2));
        did("doc.commented", 2, minute(3));
        did("doc.edited", 2, day(1));

        assertThat(Deltas.rows(derivation, events)).hasSize(3);
        assertThat(row(1, TODAY))
                .isEqualTo(new DocumentUseRow(
                        "d",
                        new Stamp(TODAY, 1, DepartmentPath.of(100, 102)),
                        Kind.CREATED.bit() | Kind.SHARED.bit(),
                        false));
        assertThat(row(2, TODAY).acts()).isEqualTo(Kind.VIEWED.bit() | Kind.COMMENTED.bit());
        assertThat(row(2, TODAY.plusDays(1)).acts()).isEqualTo(Kind.EDITED.bit());
    }

    @Test
    void usingAfterAChangeByAnotherPersonIsCollaborating() {
        did("doc.created", 1, minute(0));
        did("doc.viewed", 1, minute(1));
        did("doc.viewed", 2, minute(2));

        assertThat(row(1, TODAY).collaborated()).isFalse();
        assertThat(row(2, TODAY).collaborated()).isTrue();
    }

    @Test
    void editingAndCommentingAreUsesButCreatingAndSharingAreNot() {
        did("doc.edited", 1, minute(0));
        did("doc.edited", 2, minute(1));
        did("doc.commented", 3, minute(2));
        did("doc.shared", 4, minute(3));
        did("doc.created", 5, minute(4));

        assertThat(row(2, TODAY).collaborated()).isTrue();
        assertThat(row(3, TODAY).collaborated()).isTrue();
        assertThat(row(4, TODAY).collaborated()).isFalse();
        assertThat(row(5, TODAY).collaborated()).isFalse();
    }

    @Test
    void viewingCommentingAndSharingChangeNothing() {
        did("doc.viewed", 1, minute(0));
        did("doc.commented", 1, minute(1));
        did("doc.shared", 1, minute(2));
        did("doc.viewed", 2, minute(3));

        assertThat(row(2, TODAY).collaborated()).isFalse();
    }

    @Test
    void anOwnChangeInBetweenHidesNothing() {
        did("doc.edited", 1, minute(0));
        did("doc.edited", 2, minute(1));
        did("doc.edited", 2, minute(2));
        events.add(acts.acts("doc.viewed", 2, day(1), "d").build());

        assertThat(row(2, TODAY.plusDays(1)).collaborated()).isTrue();
    }

    @Test
    void aChangeLaterInTheSameMomentIsNotBefore() {
        did("doc.viewed", 2, minute(0));
        did("doc.edited", 1, minute(0));
        assertThat(row(2, TODAY).collaborated()).isFalse();

        events.clear();
        did("doc.edited", 1, minute(0));
        did("doc.viewed", 2, minute(0));
        assertThat(row(2, TODAY).collaborated()).isTrue();
    }

    @Test
    void aChangeCountsForFourWeeksWhereverTheSpanEnds() {
        for (int hour = 0; hour < 33 * 24; hour += 5) {
            events.clear();
            Instant changed = at(Duration.ofHours(hour));
            did("doc.edited", 1, changed);
            did("doc.viewed", 2, changed.plus(FOUR_WEEKS));
            did("doc.viewed", 3, changed.plus(FOUR_WEEKS).plusMillis(1));
            Set<DocumentUseRow> rows = Deltas.rows(derivation, events);
            assertThat(rows).hasSize(3);
            assertThat(rows)
                    .as("hour %d", hour)
                    .filteredOn(DocumentUseRow::collaborated)
                    .extracting(row -> row.stamp().memberNo())
                    .containsExactly(2L);
        }
    }

    @Test
    void theDayIsTheTenantsNotThatOfUniversalTime() {
        did("doc.viewed", 1, Instant.parse("2024-03-05T15:59:59Z"));
        did("doc.viewed", 1, Instant.parse("2024-03-05T16:00:00Z"));

        assertThat(Deltas.rows(derivation, events))
                .extracting(DocumentUseRow::day)
                .containsExactlyInAnyOrder(TODAY, TODAY.plusDays(1));
    }

    @Test
    void robotsNeitherUseNorChange() {
        did("doc.edited", 900, minute(0));
        did("doc.viewed", 1, minute(1));

        assertThat(Deltas.rows(derivation, events)).hasSize(1);
        assertThat(row(1, TODAY).collaborated()).isFalse();
    }

    @Test
    void everyHistoryIsAsThePageSays() {
        for (long seed = 0; seed < 150; seed++) {
            List<CollaborationEvent> history = history(new Random(seed));
            Set<NaiveDocumentUse.Use> derived = Deltas.rows(derivation, history).stream()
                    .map(row -> new NaiveDocumentUse.Use(
                            row.documentId(), row.stamp().memberNo(), row.day(), row.acts(), row.collaborated()))
                    .collect(Collectors.toSet());
            assertThat(derived).as("seed %d", seed).isEqualTo(NaiveDocumentUse.of(history));
        }
    }

    @Test
    void orderAndRepetitionOfArrivalChangeNothing() {
        for (long seed = 0; seed < 60; seed++) {
            Arrivals.assertOrderAndRepetitionChangeNothing(derivation, history(new Random(seed)), seed);
        }
    }

    @Test
    void aDocumentOfManyYearsIsDerivedInParts() {
        Deltas<DocumentAct, DocumentUseRow> deltas = new Deltas<>(derivation);
        for (int i = 0; i < 20_000; i++) {
            did(TYPES.get(i % 5), 1 + i % 3, at(Duration.ofHours(4L * i))); // nine years
        }

        deltas.arrive(events);

        assertThat(deltas.largestKey()).isLessThanOrEqualTo(6 * (32 + 30));
    }

    /** Three months of two documents, with many events at one moment and many exactly four weeks apart. */
    private List<CollaborationEvent> history(Random random) {
        List<CollaborationEvent> history = new ArrayList<>();
        int size = 2 + random.nextInt(50);
        for (int i = 0; i < size; i++) {
            Instant time = day(7L * random.nextInt(14)).plusSeconds(50_000L * random.nextInt(2) + random.nextInt(2));
            history.add(acts.acts(TYPES.get(random.nextInt(5)), 1 + random.nextInt(3), time, "d" + random.nextInt(2))
                    .build());
        }
        return history;
    }
}

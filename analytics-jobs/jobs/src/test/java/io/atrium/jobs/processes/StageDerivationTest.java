package io.atrium.jobs.processes;

import static io.atrium.jobs.testing.Acts.day;
import static io.atrium.jobs.testing.Acts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.jobs.derive.Stamp;
import io.atrium.jobs.testing.Acts;
import io.atrium.jobs.testing.Arrivals;
import io.atrium.jobs.testing.Deltas;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageDerivationTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 5);

    private final StageDerivation derivation = new StageDerivation();
    private final Acts acts = new Acts();
    private final List<Event> events = new ArrayList<>();

    private BusinessEvent.Builder change(String stage, Instant time) {
        return acts.works("business.record.changed", 4, time, "r")
                .system("CRM")
                .entity("opportunity")
                .stage(stage);
    }

    private void moved(String stage, Instant time) {
        events.add(change(stage, time).build());
    }

    private void moved(String stage, Instant time, String amount) {
        events.add(change(stage, time)
                .amount(new BigDecimal(amount))
                .currency("CNY")
                .build());
    }

    private List<StageRow> rows() {
        return Deltas.rows(derivation, events).stream()
                .sorted(Comparator.comparingLong(StageRow::enteredMillis).thenComparingLong(StageRow::twin))
                .toList();
    }

    @Test
    void aRecordMovesFromStageToStage() {
        moved("lead", minute(0), "100");
        moved("won", day(1), "90");

        Stamp today = new Stamp(TODAY, 4, DepartmentPath.of(100, 105));
        Stamp tomorrow = new Stamp(TODAY.plusDays(1), 4, DepartmentPath.of(100, 105));
        StageRow.BusinessRecord record = new StageRow.BusinessRecord("CRM", "opportunity", "r");
        long from = minute(0).toEpochMilli();
        long to = day(1).toEpochMilli();
        assertThat(rows())
                .containsExactly(
                        new StageRow(record, 0, "lead", "won", today, from, to, new Money(1_000_000, "CNY")),
                        new StageRow(record, 0, "won", "", tomorrow, to, null, new Money(900_000, "CNY")));
        assertThat(rows()).extracting(StageRow::stageSeconds).containsExactly(86_400L, 0L);
    }

    @Test
    void changesThatNameNoOtherStageAreNoNewRowButNameAmounts() {
        moved("lead", minute(0));
        moved("lead", minute(1), "5");
        events.add(change("", minute(2)).build());
        moved("", minute(3), "6");
        moved("won", minute(4));

        assertThat(rows()).extracting(StageRow::stage).containsExactly("lead", "won");
        assertThat(rows())
                .extracting(StageRow::money)
                .containsExactly(new Money(60_000, "CNY"), new Money(60_000, "CNY"));
    }

    @Test
    void aRecordCanComeBackToAStageAlsoInTheSameMoment() {
        moved("a", minute(0));
        moved("b", minute(0));
        moved("a", minute(0));
        moved("b", minute(0));
        moved("a", minute(1));

        assertThat(rows()).extracting(StageRow::stage).containsExactly("a", "b", "a", "b", "a");
    }

    @Test
    void changesBeforeTheFirstStageMakeNoRow() {
        moved("", minute(0), "7");
        assertThat(rows()).isEmpty();

        moved("lead", minute(1));
        assertThat(rows()).extracting(StageRow::money).containsExactly(new Money(70_000, "CNY"));
    }

    @Test
    void recordsOfDifferentSystemsAndEntitiesAreKeptApart() {
        events.add(change("x", minute(0)).system("ERP").build());
        events.add(change("y", minute(1)).build());
        events.add(change("z", minute(2)).entity("contract").build());

        assertThat(rows()).extracting(StageRow::stage).containsExactly("x", "y", "z");
        assertThat(rows()).extracting(StageRow::nextStage).containsOnly("");
    }

    @Test
    void orderAndRepetitionOfArrivalChangeNothing() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            events.clear();
            for (int i = random.nextInt(40); i >= 0; i--) {
                String stage = List.of("a", "b", "").get(random.nextInt(3));
                events.add(change(stage, minute(random.nextInt(12)))
                        .amount(random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(5)) : null)
                        .currency("CNY")
                        .build());
            }
            Arrivals.assertOrderAndRepetitionChangeNothing(derivation, events, seed);
        }
    }
}

package io.atrium.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.simulator.delivery.Ledger.Begun;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 4);
    private static final Begun WANTED = new Begun("demo", 40, 7, FIRST);

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsKnownAfterARestart() throws Exception {
        Ledger before = Ledger.open(folder.resolve("demo.json"), WANTED);
        before.directorySent();
        before.acknowledge(LAST, Ledger.WHOLE, 120, 2);
        before.acknowledge(LAST.minusDays(1), 50, 50, 0);

        Ledger after = Ledger.open(folder.resolve("demo.json"), WANTED);

        assertThat(after.directoryFiles()).isEqualTo(1);
        assertThat(after.events()).isEqualTo(168);
        assertThat(after.newestOpen(FIRST, LAST)).contains(LAST.minusDays(1));
        assertThat(after.sent(LAST.minusDays(1))).isEqualTo(50);
        assertThat(after.whole(FIRST, LAST)).isEqualTo(1);
    }

    @Test
    void aSimulationGoesOnAsItWasBegun() throws Exception {
        Ledger.open(folder.resolve("demo.json"), WANTED).directorySent();

        Ledger other = Ledger.open(folder.resolve("demo.json"), new Begun("demo", 1_200, 8, FIRST.plusDays(3)));

        assertThat(other.begun()).isEqualTo(WANTED);
    }

    @Test
    void nothingIsOpenWhenEveryDayIsWhole() throws Exception {
        Ledger ledger = Ledger.open(folder.resolve("demo.json"), WANTED);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            ledger.acknowledge(day, Ledger.WHOLE, 1, 0);
        }

        assertThat(ledger.newestOpen(FIRST, LAST)).isEmpty();
        assertThat(ledger.newestOpen(FIRST, LAST.plusDays(2))).contains(LAST.plusDays(2));
    }
}

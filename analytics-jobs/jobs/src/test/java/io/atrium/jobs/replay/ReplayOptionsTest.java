package io.atrium.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {

    private static final List<String> ALL = List.of(
            "--tenant",
            "acme",
            "--from",
            "2026-09",
            "--to",
            "2026-11-30",
            "--rate",
            "1000",
            "--groups",
            "a,b",
            "--kafka",
            "127.0.0.1:9092",
            "--clickhouse-url",
            "http://127.0.0.1:8123",
            "--clickhouse-database",
            "atrium",
            "--clickhouse-user",
            "atrium_ingest",
            "--clickhouse-password-file",
            "/secret",
            "--flink",
            "http://127.0.0.1:8081",
            "--journals",
            "/journals");

    @Test
    void readsMonthsAndTakesOfDaysTheirMonths() {
        // When
        ReplayOptions options = ReplayOptions.of(ALL.toArray(new String[0]));
        // Then
        assertThat(options.months().numbers()).containsExactly(202609, 202610, 202611);
        assertThat(options.months().firstDay()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(options.months().lastDay()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(options.groups()).containsExactly("a", "b");
        assertThat(options.rate()).isEqualTo(1000);
    }

    @Test
    void saysWhichOptionIsWrong() {
        assertThatThrownBy(() -> ReplayOptions.of(with("--from", "2026-13"))).hasMessageContaining("--from");
        assertThatThrownBy(() -> ReplayOptions.of(with("--to", "2026-08"))).hasMessageContaining("before --from");
        assertThatThrownBy(() -> ReplayOptions.of(with("--tenant", "A'; DROP"))).hasMessageContaining("--tenant");
        assertThatThrownBy(() -> ReplayOptions.of(with("--rate", "-1"))).hasMessageContaining("--rate");
        assertThatThrownBy(() -> ReplayOptions.of(with("--groups", " "))).hasMessageContaining("--groups");
        assertThatThrownBy(() -> ReplayOptions.of("--from")).hasMessageContaining("--from");
        assertThatThrownBy(() -> ReplayOptions.of("--unknown", "1")).hasMessageContaining("--unknown");
    }

    private static String[] with(String name, String value) {
        List<String> arguments = new ArrayList<>(ALL);
        arguments.set(arguments.indexOf(name) + 1, value);
        return arguments.toArray(new String[0]);
    }
}

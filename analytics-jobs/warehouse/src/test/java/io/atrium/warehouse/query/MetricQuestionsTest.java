package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.warehouse.metrics.MetricCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricQuestionsTest {

    private static final Period WEEK = new Period(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 22));

    @Test
    void readsEveryTableOnceForTheWholeCatalogueAndTwoPeriods() {
        // Given
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        MetricQuestions questions = new MetricQuestions(catalogue);
        questions.add(WEEK, List.copyOf(catalogue.all()));
        questions.add(WEEK.previous(), List.copyOf(catalogue.all()));
        // When
        List<BoundSql> statements = questions.bind(
                window -> Map.of("tenant", "t", "department", 0L, "from", window.from(), "to", window.to()));
        // Then: active people, participants, messages, pairs, the directory
        assertThat(statements).hasSize(5);
        assertThat(questions.size()).isGreaterThan(20);
        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.values()).hasSize((int)
                        statement.sql().chars().filter(c -> c == '?').count()));
    }

    @Test
    void readsRowsAgainThatDependOnTheWindow() {
        // Given
        String sql = "SELECT count()\nFROM t\nWHERE day BETWEEN :from AND :to";
        Period before = WEEK.previous();
        // When
        List<RowQuestions> rows = RowQuestions.of(List.of(
                new MetricQuestions.Question(0, sql, WEEK),
                new MetricQuestions.Question(1, sql, before),
                new MetricQuestions.Question(2, sql.replace("count()", "sum(x)"), before)));
        // Then
        assertThat(rows).extracting(together -> together.questions().size()).containsExactly(1, 2);
        assertThatThrownBy(() -> RowQuestions.of(List.of(new MetricQuestions.Question(0, "SELECT 1", WEEK))))
                .hasMessageContaining("FROM");
    }
}

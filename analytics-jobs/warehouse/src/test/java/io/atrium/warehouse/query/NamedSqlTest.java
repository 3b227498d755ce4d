package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void turnsNamesIntoQuestionMarksInOrder() {
        // When
        NamedSql sql = NamedSql.parse("SELECT a FROM t WHERE x = :tenant AND d BETWEEN :from AND :to AND y = :tenant");
        // Then
        assertThat(sql.sql()).isEqualTo("SELECT a FROM t WHERE x = ? AND d BETWEEN ? AND ? AND y = ?");
        assertThat(sql.parameters()).containsExactly("tenant", "from", "to", "tenant");
    }

    @Test
    void bindsEveryNameOrSaysWhichIsMissing() {
        // Given
        NamedSql sql = NamedSql.parse("SELECT :a, :b, :a");
        // When, then
        assertThat(sql.bind(Map.of("a", 1, "b", 2)).values()).containsExactly(1, 2, 1);
        assertThatThrownBy(() -> sql.bind(Map.of("a", 1))).hasMessageContaining(":b has no value");
    }

    @Test
    void leavesTextsNamesAndCastsAlone() {
        // Given
        String text = "SELECT ':from', 'it\\':to', `a:tenant`, \"b:tenant\", x::UInt8";
        // When
        NamedSql sql = NamedSql.parse(text);
        // Then
        assertThat(sql.sql()).isEqualTo(text);
        assertThat(sql.parameters()).isEmpty();
    }
}

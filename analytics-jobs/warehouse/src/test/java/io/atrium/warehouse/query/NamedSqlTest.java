package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

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

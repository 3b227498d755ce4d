package io.atrium.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsFiguresToTheRight() {
        Table table = Table.of(List.of("", "one", "two")).add(List.of("rows", "1", "2"));

        assertThat(table).hasToString("|  | one | two |\n| --- | ---: | ---: |\n| rows | 1 | 2 |\n");
    }
}

package io.atrium.installer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.cli.PortFinding.Addresses;
import io.atrium.installer.cli.PortFinding.Blocked;
import io.atrium.installer.cli.PortFinding.Moved;
import io.atrium.installer.component.Component;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PortFindingTest {

    private static final Map<String, Integer> REMEMBERED =
            Map.of("server", 8080, "server/management", 8090, "kafka", 9092, "clickhouse/native", 9000);

    private static final Set<Component> ALL = EnumSet.allOf(Component.class);

    @Test
    void freePortsStay() {
        assertThat(PortFinding.of(REMEMBERED, ALL, port -> true, Addresses.KEEP))
                .isEmpty();
    }

    @Test
    void innerPortsMoveAndAddressesOfPeopleDoNot() {
        List<PortFinding> findings = PortFinding.of(REMEMBERED, ALL, port -> port == 9092, Addresses.KEEP);
        assertThat(findings)
                .containsExactly(
                        new Moved("clickhouse/native", 9000),
                        new Blocked("server", 8080),
                        new Moved("server/management", 8090));
    }

    @Test
    void onRequestEveryTakenPortMoves() {
        List<PortFinding> findings = PortFinding.of(REMEMBERED, ALL, port -> port != 8080, Addresses.MOVE);
        assertThat(findings).containsExactly(new Moved("server", 8080));
    }

    @Test
    void aComponentThatRunsHoldsItsPortsItself() {
        Set<Component> starting = EnumSet.of(Component.CLICKHOUSE);
        assertThat(PortFinding.of(REMEMBERED, starting, port -> false, Addresses.KEEP))
                .containsExactly(new Moved("clickhouse/native", 9000));
    }
}

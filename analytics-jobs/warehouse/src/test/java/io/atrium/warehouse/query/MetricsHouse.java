package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.testing.Facts;
import io.atrium.warehouse.testing.Facts.Actor;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.util.List;

/** Tenants with small data. Departments: 1, below it 2 (with 4 below) and 3. */
final class MetricsHouse implements AutoCloseable {

    static final String OPEN = "2299-12-31";
    static final Actor ONE = Actor.of(1, 1, 2);
    static final Actor TWO = Actor.of(2, 1, 2);
    static final Actor THREE = Actor.of(3, 1, 3);
    static final Actor FOUR = Actor.of(4, 1, 3);
    static final Actor ROBOT = new Actor(9, "bot", List.of(1, 2));

    private final TestWarehouse warehouse;
    private int slot;

    MetricsHouse(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Facts of a tenant without anybody. */
    Facts facts(String tenant) {
        return new Facts(warehouse, tenant);
    }

    /** Questions as the reader of a tenant. */
    MetricQueries queries(String tenant) throws Exception {
        warehouse.slots().assign(++slot, tenant);
        return new MetricQueries(warehouse.readerSource(slot), MetricCatalogue.bundled());
    }

    /** All metrics of June of a tenant, for each department. */
    MetricsCase ask(String tenant) throws Exception {
        return new MetricsCase(queries(tenant), tenant, List.of(0L, 1L, 2L, 3L));
    }

    /** People 1 to 4 and robot 9. */
    Facts firm(String tenant) {
        Facts facts = facts(tenant)
                .department(List.of(1), 1)
                .department(List.of(1, 2), 1)
                .department(List.of(1, 3), 0)
                .department(List.of(1, 2, 4), 0);
        for (int member = 1; member <= 4; member++) {
            facts.member(member, member <= 2 ? 2 : 3, "2026-01-01", OPEN);
        }
        return facts.member(9, 2, "2026-01-01", OPEN, "human", 0);
    }

    /** The columns of a message to one person. */
    static Object[] to(int member, int department) {
        return new Object[] {
            "recipient_member_no",
            List.of(member),
            "recipient_kind",
            List.of("human"),
            "recipient_department_no",
            List.of(department),
            "recipient_department_path",
            List.of(List.of(1, department))
        };
    }

    @Override
    public void close() throws IOException {
        warehouse.close();
    }
}

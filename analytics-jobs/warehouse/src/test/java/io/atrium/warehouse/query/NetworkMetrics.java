package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.FOUR;
import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.OPEN;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;
import static io.atrium.warehouse.query.MetricsHouse.to;

import io.atrium.warehouse.testing.Facts.Actor;

/** Who answers whom, and across what. */
final class NetworkMetrics {

    private NetworkMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given: one and three write to each other across departments, one and two within theirs, four to one without
        // an answer
        house.firm("network")
                .member(5, 3, "2026-01-01", OPEN)
                .collaboration("im.message.sent", "2026-06-02T09:00", ONE, to(3, 3))
                .collaboration("im.message.sent", "2026-06-02T09:00", THREE, to(1, 2))
                .collaboration("im.message.sent", "2026-06-09T09:00", ONE, to(3, 3))
                .collaboration("im.message.sent", "2026-06-09T09:00:01", ONE, to(3, 3))
                .collaboration("im.message.sent", "2026-06-16T09:00:01", THREE, to(1, 2))
                .collaboration("im.message.sent", "2026-06-03T09:00", ONE, to(2, 2))
                .collaboration("im.message.sent", "2026-06-03T09:00:30.900", TWO, to(1, 2))
                .collaboration("im.message.sent", "2026-06-04T09:00", FOUR, to(1, 2))
                .collaboration("im.message.sent", "2026-05-31T09:00", ONE, to(4, 3))
                // sent for the first time in the week from 25 May: one and five; again four weeks later: five
                .collaboration("im.message.sent", "2026-05-25T00:00", Actor.of(5, 1, 3), to(5, 3))
                .collaboration("im.message.sent", "2026-06-28T23:59", Actor.of(5, 1, 3), to(5, 3))
                .write();
        // When
        MetricsCase june = house.ask("network");
        // Then: one, three; people who did something: one to five
        june.ratio("net.cross_dept", 0, 2, 5, 2)
                .ratio("net.cross_dept", 2, 1, 2, 1)
                .value("net.directed_pairs", 0, 5, 5)
                .value("net.directed_pairs", 3, 2, 3)
                .value("net.reciprocal_pairs", 0, 2, 5)
                .value("net.reciprocal_pairs", 3, 1, 3)
                .value("org.participants", 0, 5, 5)
                .ratio("net.cross_department_share", 0, 6, 9, 5)
                // answered: 3→1 on the 2nd (a week sharp), the second 1→3 on the 9th (likewise), 1→2 (30.9 s). Not: 1→3
                // on the 2nd, for what
                // came at the same moment is not later; the first on the 9th (a second too much); 3→1 on the 16th, 2→1,
                // 4→1
                .ratio("net.response_r1_rate", 0, 3, 8, 4)
                .value("net.response_r1_p50", 0, 604800, 2)
                .ratio("net.response_r1_rate", 3, 1, 3, 2)
                // turns of one and three: the 2nd twice (0 s, a week), the 9th once (not answered), the 16th; of one
                // and two: 30 s, none; 4→1
                .ratio("net.response_r2_rate", 0, 3, 7, 4)
                .value("net.response_r2_p50", 0, 30, 2)
                .ratio("net.retention_w4", 0, 1, 2, 1)
                .none("net.retention_w4", 3);
        return june;
    }
}

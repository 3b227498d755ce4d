package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.FOUR;
import static io.atrium.warehouse.query.MetricsHouse.OPEN;
import static io.atrium.warehouse.query.MetricsHouse.ROBOT;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.testing.Facts;
import io.atrium.warehouse.testing.Facts.Actor;
import java.time.LocalDate;
import java.util.List;

/** Who is there, active, and does what how often. */
final class OrganizationMetrics {

    private OrganizationMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given: 3 moves from department 3 to 4 on the 15th, 5 leaves after the 10th, 6 never did anything, 4 did once
        Facts facts = house.facts("organization")
                .department(List.of(1), 1)
                .department(List.of(1, 2), 1)
                .department(List.of(1, 3), 0)
                .department(List.of(1, 2, 4), 0)
                .member(1, 1, "2026-01-01", OPEN, "has_title", 1, "has_site", 1)
                .member(2, 2, "2026-01-01", OPEN, "has_title", 1, "has_manager", 1, "has_site", 1)
                .member(3, 3, "2026-01-01", "2026-06-15", "has_title", 1, "has_manager", 1)
                .member(3, 4, "2026-06-15", OPEN, "has_title", 1, "has_manager", 1, "has_site", 1)
                .member(4, 3, "2026-01-01", OPEN, "has_manager", 1, "has_site", 1)
                .member(5, 3, "2026-01-01", "2026-06-11")
                .member(6, 2, "2026-01-01", OPEN, "has_title", 1, "has_manager", 1, "has_site", 1)
                .member(9, 2, "2026-01-01", OPEN, "human", 0);
        Actor one = Actor.of(1, 1);
        facts.usage("account.activated", "2026-03-01T09:00", one);
        for (int day = 1; day <= 14; day++) {
            facts.usage(
                    "app.page.viewed",
                    "2026-06-%02dT00:30".formatted(day),
                    one,
                    "platform",
                    "desktop",
                    "client_version",
                    day == 1 ? "7.10.0" : "");
        }
        facts.usage("app.page.viewed", "2026-06-28T23:59:59", one, "platform", "desktop", "client_version", "7.3.1")
                .usage("app.page.viewed", "2026-06-02T09:00", TWO, "platform", "web")
                .collaboration(
                        "im.message.read", "2026-06-03T09:00", TWO, "platform", "mobile", "client_version", "6.9")
                .usage("account.activated", "2026-06-20T09:00", TWO, "platform", "mobile", "client_version", "beta")
                .usage("app.page.viewed", "2026-05-20T09:00", THREE)
                .business("form.submitted", "2026-06-14T09:00", THREE, "platform", "desktop")
                .usage(
                        "app.page.viewed",
                        "2026-06-16T09:00",
                        Actor.of(3, 1, 2, 4),
                        "platform",
                        "desktop",
                        "client_version",
                        "7.2")
                .usage("account.activated", "2026-02-01T09:00", FOUR)
                .usage("app.page.viewed", "2026-06-05T09:00", Actor.of(5, 1, 3), "platform", "mobile")
                .usage("app.page.viewed", "2026-06-05T09:00", ROBOT, "platform", "web", "client_version", "9.9")
                .write();
        // When
        MetricsCase june = house.ask("organization");
        // Then
        june.value("org.headcount", 0, 5, 5)
                .value("org.headcount", 2, 3, 3)
                .value("org.enabled", 0, 6, 6)
                .value("org.enabled", 3, 3, 3)
                .ratio("org.activated_rate", 0, 3, 5, 3)
                .ratio("org.activated_rate", 2, 1, 3, 1)
                .ratio("org.profile_completeness", 0, 3, 5, 3)
                .ratio("org.profile_completeness", 3, 0, 1, 0)
                .ratio("org.dept_owner_rate", 0, 2, 4, 5)
                .ratio("org.dept_owner_rate", 2, 1, 2, 3)
                .value("org.dau", 0, 1, 1)
                .value("org.dau", 2, 0, 0)
                .value("org.wau", 0, 1, 1)
                .value("org.mau", 0, 4, 4)
                .value("org.mau", 2, 2, 2)
                .value("org.mau", 3, 2, 2)
                .ratio("org.active_rate_28", 0, 4, 6, 4)
                .ratio("org.active_rate_28", 2, 2, 3, 2)
                // one: 9 of its days are working days; two: 2, 3 and the swapped 20 June; three: the 16th; five: a
                // holiday
                .ratio("org.stickiness", 0, 9 + 3 + 1, 20 * 4, 4)
                .ratio("org.stickiness", 2, 3 + 1, 20 * 2, 2)
                .ratio("org.returning_rate", 0, 1, 4, 1)
                .ratio("org.returning_rate", 2, 0, 2, 0)
                .ratio("org.returning_rate", 3, 1, 2, 1)
                .value("org.first_time", 0, 2, 2)
                .value("org.first_time", 2, 1, 1)
                .value("org.cumulative", 0, 4, 4)
                .ratio("org.dormant_rate", 0, 1, 6, 1)
                .ratio("org.dormant_rate", 2, 0, 3, 0)
                .ratio("org.never_used_rate", 0, 1, 6, 1)
                .ratio("org.habit_rate", 0, 1, 6, 1)
                .ratio("org.habit_score", 0, 12 + 3 + 2 + 1, 12 * 6, 4)
                // 7.10 and 7.3 are the newest on the desktop, 6.9 on mobiles; "beta" is no version
                .ratio("org.client_currency", 0, 2, 4, 2)
                .ratio("org.client_currency", 2, 1, 2, 1)
                .ratio("org.platform_multi", 0, 1, 6, 1)
                .ratio("org.platform_only_desktop", 0, 2, 4, 2)
                .ratio("org.platform_only_web", 0, 0, 4, 0)
                .ratio("org.platform_only_mobile", 0, 1, 4, 1);
        assertThat(june.cell("org.mau", 2).enabled()).isEqualTo(3);
        assertThat(june.cell("org.dau", 0).window())
                .isEqualTo(new Period(LocalDate.of(2026, 6, 28), LocalDate.of(2026, 6, 28)));
        return june;
    }
}

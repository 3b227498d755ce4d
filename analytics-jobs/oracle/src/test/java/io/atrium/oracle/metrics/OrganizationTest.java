package io.atrium.oracle.metrics;

import io.atrium.contract.Platform;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import io.atrium.oracle.model.OracleDirectory.ProfileFlags;
import io.atrium.oracle.model.OracleDirectory.Validity;
import io.atrium.oracle.testing.Answers;
import io.atrium.oracle.testing.Story;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1 to 17, over the days from 2026-03-04 to 2026-03-31. */
class OrganizationTest {

    private static final String VIEW = "app.page.viewed";

    /** 1 and 2 in 10, 3 and 4 in 20, robot 9. */
    private final Story story = Story.begin().people(10, 1, 2).people(20, 3, 4).robot(9);

    private void view(long member, String... times) {
        for (String time : times) {
            story.act(member, VIEW, time);
        }
    }

    @Test
    void aLeaverCountsUpToTheLastDayAndARobotNever() {
        story.member(new MemberPeriod(
                5,
                true,
                20,
                new ProfileFlags(true, true, true),
                Validity.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 3, 31))));

        Answers.that(story.value("org.headcount", 0)).counts(4).of(4, 4);
        Answers.that(story.value("org.headcount", 20, "2026-03-30", "2026-03-30"))
                .counts(3)
                .of(3, 3);
        Answers.that(story.value("org.active_rate_28", 20)).is(0, 3).of(0, 3);
    }

    @Test
    void activatedRate() {
        story.act(1, "account.activated", "2026-01-02T09:00");
        story.act(3, "account.activated", "2026-03-31T23:59:59");
        story.act(4, "account.activated", "2026-04-01T00:00");

        Answers.that(story.value("org.activated_rate", 0)).is(2, 4).value(0.5).of(2, 4);
        Answers.that(story.value("org.activated_rate", 20)).is(1, 2).of(1, 2);
    }

    @Test
    void profileCompleteness() {
        story.member(new MemberPeriod(
                5, true, 0, new ProfileFlags(true, true, true), Validity.since(LocalDate.of(2026, 1, 1))));
        story.member(new MemberPeriod(
                6, true, 10, new ProfileFlags(true, false, true), Validity.since(LocalDate.of(2026, 1, 1))));

        Answers.that(story.value("org.profile_completeness", 0)).is(4, 6).of(4, 6);
        Answers.that(story.value("org.profile_completeness", 10)).is(2, 3).of(2, 3);
    }

    @Test
    void ownersOfTheRootAndOfTheDepartmentsBelow() {
        Answers.that(story.value("org.dept_owner_rate", 0)).is(2, 3).of(4, 4);
        Answers.that(story.value("org.dept_owner_rate", 1)).is(2, 3).of(4, 4);
        Answers.that(story.value("org.dept_owner_rate", 20)).is(0, 1).of(2, 2);
    }

    @ParameterizedTest
    @CsvSource({"org.dau, 1", "org.wau, 2", "org.mau, 3"})
    void activePeople(String id, long people) {
        view(1, "2026-03-31T00:00", "2026-03-31T12:00");
        view(2, "2026-03-25T23:00");
        view(3, "2026-03-04T00:00");
        view(4, "2026-03-03T23:59:59");
        view(9, "2026-03-31T12:00");
        story.act(4, "app.session.heartbeat", "2026-03-31T12:00");

        Answers.that(story.value(id, 0)).counts(people).of(people, 4);
    }

    @Test
    void stickinessIsTheMeanOfWorkingDays() {
        // Monday to Sunday; Saturday does not count
        view(1, "2026-03-23T09:00", "2026-03-24T09:00", "2026-03-28T09:00");
        view(3, "2026-03-24T09:00");

        Answers.that(story.value("org.stickiness", 0, "2026-03-23", "2026-03-29"))
                .is(3, 10)
                .value(0.3)
                .of(2, 4);
        Answers.that(story.value("org.stickiness", 0, "2026-03-28", "2026-03-29"))
                .is(0, 0)
                .nothing()
                .of(1, 4);
    }

    @Test
    void returningFirstTimeDormantNeverUsedAndCumulative() {
        view(1, "2026-02-20T09:00", "2026-03-10T09:00"); // both windows
        view(2, "2026-01-10T09:00", "2026-03-10T09:00"); // earlier than both
        view(3, "2026-03-10T09:00"); // for the first time
        view(4, "2026-02-20T09:00"); // dormant
        story.person(5, 20); // never

        Answers.that(story.value("org.returning_rate", 0)).is(1, 3).of(1, 5);
        Answers.that(story.value("org.first_time", 0)).counts(1).of(1, 5);
        Answers.that(story.value("org.first_time", 10)).counts(0).of(0, 2);
        Answers.that(story.value("org.dormant_rate", 0)).is(1, 5).of(1, 5);
        Answers.that(story.value("org.never_used_rate", 0)).is(1, 5).of(1, 5);
        Answers.that(story.value("org.cumulative", 0)).counts(4).of(4, 5);
        Answers.that(story.value("org.cumulative", 20)).counts(2).of(2, 3);
    }

    @Test
    void habits() {
        for (int day = 10; day <= 23; day++) {
            view(1, "2026-03-%02dT09:00".formatted(day)); // 14 days
        }
        for (int day = 10; day <= 20; day++) {
            view(3, "2026-03-%02dT09:00".formatted(day), "2026-03-%02dT19:00".formatted(day)); // 11 days
        }

        Answers.that(story.value("org.habit_rate", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("org.habit_score", 0))
                .is(23, 48)
                .value(2300.0 / 48)
                .of(2, 4);
    }

    @Test
    void theTwoHighestVersionsOfAPlatformAreSupported() {
        story.act(1, VIEW, "2026-03-10T09:00").client(Platform.DESKTOP, "7.9.1");
        story.act(1, VIEW, "2026-03-11T09:00").client(Platform.DESKTOP, "7.10-beta");
        story.act(2, VIEW, "2026-03-10T09:00").client(Platform.DESKTOP, "7.9");
        story.act(3, VIEW, "2026-03-10T09:00").client(Platform.DESKTOP, "7.2.9");
        story.act(3, VIEW, "2026-03-11T09:00").client(Platform.SERVER, "9.9");
        story.act(3, VIEW, "2026-03-12T09:00").client(Platform.DESKTOP, "next");
        story.act(4, VIEW, "2026-03-10T09:00").client(Platform.MOBILE, "1.0.0");

        Answers.that(story.value("org.client_currency", 0)).is(3, 4).of(3, 4);
        Answers.that(story.value("org.client_currency", 20)).is(1, 2).of(1, 2);
    }

    @Test
    void platforms() {
        story.act(1, VIEW, "2026-03-10T09:00").on(Platform.DESKTOP);
        story.act(1, VIEW, "2026-03-11T09:00").on(Platform.MOBILE);
        story.act(2, VIEW, "2026-03-10T09:00").on(Platform.DESKTOP);
        story.act(2, VIEW, "2026-03-10T09:01").on(Platform.SERVER);
        story.act(3, VIEW, "2026-03-10T09:00").on(Platform.WEB);
        story.act(4, VIEW, "2026-03-10T09:00").on(Platform.UNKNOWN);

        Answers.that(story.value("org.platform_multi", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("org.platform_only_desktop", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("org.platform_only_web", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("org.platform_only_mobile", 0)).is(0, 4).of(0, 4);
    }

    @Test
    void whoMovesInTheMiddleOfADayIsActiveInBothDepartments() {
        Story moving = Story.begin()
                .member(new MemberPeriod(
                        1,
                        true,
                        10,
                        new ProfileFlags(true, true, true),
                        Validity.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 3, 31))))
                .member(new MemberPeriod(
                        1, true, 20, new ProfileFlags(true, true, true), Validity.since(LocalDate.of(2026, 3, 31))));
        moving.act(1, VIEW, "2026-03-30T09:00");
        moving.act(1, VIEW, "2026-03-31T09:00");

        Answers.that(moving.value("org.mau", 10)).counts(1).of(1, 1);
        Answers.that(moving.value("org.mau", 20)).counts(1).of(1, 1);
        Answers.that(moving.value("org.mau", 1)).counts(1).of(1, 1);
        Answers.that(moving.value("org.headcount", 10)).counts(0).of(0, 0);
    }

    @Test
    void aDayIsTheTenantsAlsoWhenClocksChange() {
        // 23 hours: the day of 2026-03-29 ends at 22:00 UTC
        view(1, "2026-03-29T23:59:59");
        view(2, "2026-03-30T00:00");

        Answers.that(story.value("org.dau", 0, "2026-03-29", "2026-03-29"))
                .counts(1)
                .of(1, 4);
    }
}

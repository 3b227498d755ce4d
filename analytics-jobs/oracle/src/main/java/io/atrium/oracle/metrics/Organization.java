package io.atrium.oracle.metrics;

import io.atrium.contract.Platform;
import io.atrium.oracle.facts.MemberDay;
import io.atrium.oracle.metrics.ClientVersions.Release;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Organization online: 1 to 17. */
final class Organization {

    private static final int HABIT = 12;
    private static final int MONTH = 28;

    private Organization() {}

    static void list(Map<String, Measure> measures) {
        measures.put("org.headcount", question -> question.count(question.headcount()));
        measures.put("org.activated_rate", Organization::activated);
        measures.put("org.profile_completeness", Organization::profiles);
        measures.put("org.dept_owner_rate", Organization::owners);
        measures.put("org.dau", question -> question.count(question.active()));
        measures.put("org.wau", question -> question.count(question.active()));
        measures.put("org.mau", question -> question.count(question.active()));
        measures.put("org.active_rate_28", question -> question.share(question.active(), question.employed()));
        measures.put("org.stickiness", Organization::stickiness);
        measures.put("org.returning_rate", Organization::returning);
        measures.put("org.first_time", Organization::firstTime);
        measures.put("org.cumulative", Organization::cumulative);
        measures.put("org.dormant_rate", Organization::dormant);
        measures.put("org.never_used_rate", Organization::neverUsed);
        measures.put("org.habit_rate", Organization::habit);
        measures.put("org.habit_score", Organization::habitScore);
        measures.put("org.client_currency", Organization::clientCurrency);
        measures.put("org.platform_multi", Organization::severalPlatforms);
        measures.put("org.platform_only_desktop", question -> onlyPlatform(question, Platform.DESKTOP));
        measures.put("org.platform_only_web", question -> onlyPlatform(question, Platform.WEB));
        measures.put("org.platform_only_mobile", question -> onlyPlatform(question, Platform.MOBILE));
    }

    private static OracleValue activated(Question question) {
        Set<Long> activated = Question.members(question.events()
                .on(Window.upTo(question.window().to()), "account.activated")
                .filter(OracleEvent::person));
        return question.share(People.both(question.headcount(), activated), question.headcount());
    }

    private static OracleValue profiles(Question question) {
        Set<Long> complete =
                question.tenant().directory().complete(question.window().to());
        return question.share(People.both(question.headcount(), complete), question.headcount());
    }

    private static OracleValue owners(Question question) {
        List<DepartmentPeriod> departments =
                question.tenant().directory().departments(question.window().to(), question.department());
        long owned = departments.stream().filter(DepartmentPeriod::owned).count();
        return question.ratio(owned, departments.size(), question.headcount().size());
    }

    private static OracleValue stickiness(Question question) {
        List<LocalDate> workdays = question.window()
                .days()
                .filter(question.tenant().calendar().working())
                .toList();
        long daily = workdays.stream()
                .mapToLong(day -> question.active(Window.day(day)).size())
                .sum();
        int active = question.active().size();
        return question.ratio(daily, (long) workdays.size() * active, active);
    }

    private static OracleValue returning(Question question) {
        Set<Long> before = question.active(question.window().before(MONTH));
        return question.share(People.both(question.active(), before), question.active());
    }

    private static OracleValue firstTime(Question question) {
        Set<Long> before = question.activeAnywhere(question.window().everBefore());
        return question.count(People.without(question.active(), before));
    }

    private static OracleValue cumulative(Question question) {
        return question.count(People.both(question.headcount(), everActive(question)));
    }

    private static Set<Long> everActive(Question question) {
        return question.activeAnywhere(Window.upTo(question.window().to()));
    }

    private static OracleValue dormant(Question question) {
        Set<Long> before = question.activeAnywhere(question.window().everBefore());
        Set<Long> gone = People.without(before, question.activeAnywhere(question.window()));
        return question.share(People.both(question.employed(), gone), question.employed());
    }

    private static OracleValue neverUsed(Question question) {
        return question.share(People.without(question.employed(), everActive(question)), question.employed());
    }

    private static OracleValue habit(Question question) {
        Map<Long, Set<LocalDate>> days = question.activeDays();
        Set<Long> habitual = question.employed().stream()
                .filter(member -> days.getOrDefault(member, Set.of()).size() >= HABIT)
                .collect(Collectors.toSet());
        return question.share(habitual, question.employed());
    }

    private static OracleValue habitScore(Question question) {
        Map<Long, Set<LocalDate>> days = question.activeDays();
        Set<Long> employed = question.employed();
        long sum = employed.stream()
                .mapToLong(member ->
                        Math.min(HABIT, days.getOrDefault(member, Set.of()).size()))
                .sum();
        return question.ratio(
                (double) sum,
                (double) HABIT * employed.size(),
                100,
                People.both(employed, days.keySet()).size());
    }

    private static OracleValue clientCurrency(Question question) {
        ClientVersions versions = ClientVersions.of(question.events(), question.window());
        Map<Long, Release> latest = versions.latest();
        Set<Long> current = question.active().stream()
                .filter(member -> latest.containsKey(member) && versions.supports(latest.get(member)))
                .collect(Collectors.toSet());
        return question.share(current, question.active());
    }

    private static OracleValue severalPlatforms(Question question) {
        Map<Long, Integer> platforms = platforms(question);
        Set<Long> several = question.employed().stream()
                .filter(member -> Integer.bitCount(platforms.getOrDefault(member, 0)) >= 2)
                .collect(Collectors.toSet());
        return question.share(several, question.employed());
    }

    private static OracleValue onlyPlatform(Question question, Platform platform) {
        Map<Long, Integer> platforms = platforms(question);
        Set<Long> only = question.active().stream()
                .filter(member -> platforms.getOrDefault(member, 0) == MemberDay.platform(platform))
                .collect(Collectors.toSet());
        return question.share(only, question.active());
    }

    /** From which platforms people acted, anywhere in the tenant. */
    private static Map<Long, Integer> platforms(Question question) {
        return question.events()
                .intentional(question.window())
                .collect(Collectors.toMap(
                        OracleEvent::member, event -> MemberDay.platform(event.platform()), (a, b) -> a | b));
    }
}

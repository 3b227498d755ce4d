package io.atrium.simulator.organization;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What kind of organization it is.
 *
 * @param id of the profile, part of what its events are named by
 * @param zone whose days are its days
 * @param calendar name of its working calendar
 * @param members people when it begins and in the time after it, joiners included
 * @param shares how people are distributed over disciplines, in any unit
 * @param currency of its amounts, ISO 4217
 */
public record Profile(
        String id,
        Language language,
        ZoneId zone,
        String calendar,
        int members,
        Map<Discipline, Integer> shares,
        Habits habits,
        List<String> sites,
        String currency) {

    private static final int FEWEST = 20;
    private static final int MOST = 500_000;

    public Profile {
        if (members < FEWEST || members > MOST) {
            throw new IllegalArgumentException(
                    "members: " + members + " is not between " + FEWEST + " and " + MOST + " people");
        }
        shares = Map.copyOf(new EnumMap<>(shares));
        sites = List.copyOf(sites);
    }

    /** The profile of that id: {@code demo} or {@code bureau}. */
    public static Profile named(String id) {
        return switch (id) {
            case "demo" -> group();
            case "bureau" -> bureau();
            default ->
                throw new IllegalArgumentException("there is no profile \"" + id + "\"; there are demo and bureau");
        };
    }

    /** The same organization in another size. */
    public Profile withMembers(int count) {
        return new Profile(id, language, zone, calendar, count, shares, habits, sites, currency);
    }

    private static Profile group() {
        Map<Discipline, Integer> shares = Map.of(
                Discipline.MANAGEMENT, 14,
                Discipline.SALES, 240,
                Discipline.RESEARCH, 260,
                Discipline.PRODUCTION, 380,
                Discipline.OPERATIONS, 130,
                Discipline.FINANCE, 60,
                Discipline.PEOPLE, 42,
                Discipline.TECHNOLOGY, 74);
        return new Profile(
                "demo",
                Language.CHINESE,
                ZoneId.of("Asia/Shanghai"),
                "china",
                1_200,
                shares,
                new Habits(1.35, 0.07, 0.16, 0.12, 0.14, 0.28, 0.38, 0.62, 0.91, 0.12),
                List.of("上海", "杭州", "成都", "深圳"),
                "CNY");
    }

    private static Profile bureau() {
        Map<Discipline, Integer> shares = Map.of(
                Discipline.MANAGEMENT, 12,
                Discipline.COUNTER, 86,
                Discipline.PERMITS, 74,
                Discipline.INSPECTION, 42,
                Discipline.FINANCE, 16,
                Discipline.PEOPLE, 14,
                Discipline.TECHNOLOGY, 16);
        return new Profile(
                "bureau",
                Language.ENGLISH,
                ZoneId.of("Europe/Berlin"),
                "bavaria",
                260,
                shares,
                new Habits(0.7, 0.02, 0.07, 0.06, 0.55, 0.7, 0.66, 0.28, 0.63, 0.24),
                List.of("City Hall", "North Office", "South Office"),
                "EUR");
    }
}

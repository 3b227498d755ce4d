package io.atrium.oracle.testing;

import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.oracle.Oracle;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import io.atrium.oracle.model.OracleDirectory.ProfileFlags;
import io.atrium.oracle.model.OracleDirectory.Validity;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A small organization and what happens in it, told by hand: department 1 with 10 and 20 below it, from 2020 on, working Monday to Friday.
 * Times are local.
 */
public final class Story {

    public static final String TENANT = "t";
    public static final LocalDate TO = LocalDate.of(2026, 3, 31);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int K = 2;

    private final ZoneId zone;
    private final List<MemberPeriod> members = new ArrayList<>();
    private final List<DepartmentPeriod> departments = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    private Story(ZoneId zone) {
        this.zone = zone;
        department(true, 1).department(true, 1, 10).department(false, 1, 20);
    }

    /** In Berlin. */
    public static Story begin() {
        return in("Europe/Berlin");
    }

    public static Story in(String zone) {
        return new Story(ZoneId.of(zone));
    }

    private Story department(boolean owned, int... path) {
        departments.add(
                new DepartmentPeriod(path[path.length - 1], DepartmentPath.of(path), owned, Validity.since(LONG_AGO)));
        return this;
    }

    /** A person of a department, with a complete profile. */
    public Story person(long number, int department) {
        return member(new MemberPeriod(
                number, true, department, new ProfileFlags(true, true, true), Validity.since(LONG_AGO)));
    }

    public Story people(int department, long... numbers) {
        for (long number : numbers) {
            person(number, department);
        }
        return this;
    }

    public Story robot(long number) {
        return member(
                new MemberPeriod(number, false, 0, new ProfileFlags(false, false, false), Validity.since(LONG_AGO)));
    }

    public Story member(MemberPeriod period) {
        members.add(period);
        return this;
    }

    /** Somebody acts at a local time such as {@code 2026-03-02T09:00}. Ids follow the order of telling. */
    public Act act(long member, String type, String localTime) {
        Instant time = LocalDateTime.parse(localTime).atZone(zone).toInstant();
        Act act = new Act("e%04d".formatted(acts.size()), type, member, time);
        acts.add(act);
        return act;
    }

    /** The instant of a local time. */
    public Instant instant(String localTime) {
        return LocalDateTime.parse(localTime).atZone(zone).toInstant();
    }

    public OracleDirectory directory() {
        return new OracleDirectory(members, departments);
    }

    public OracleCalendar calendar() {
        return new OracleCalendar(zone, day -> !WEEKEND.contains(day.getDayOfWeek()));
    }

    public List<Event> events() {
        Stamper stamper = new Stamper(directory());
        return acts.stream().map(act -> act.stamped(TENANT, zone, stamper)).toList();
    }

    public Oracle oracle() {
        return Oracle.of(TENANT, events(), directory(), calendar());
    }

    /** A metric's value over the metric's own window that ends with March 2026. */
    public OracleValue value(String id, int department) {
        return oracle().value(id, department, TO, K);
    }

    public OracleValue value(String id, int department, String first, String to) {
        return oracle().value(id, department, new Window(LocalDate.parse(first), LocalDate.parse(to)), K);
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Habits;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What every domain asks about the organization: who is there, who knows whom, what time it is. Immutable, for any number of threads. */
final class World {

    private final Organization organization;
    private final Clockwork clockwork;
    private final Circles circles;
    private final Projects projects;
    private final Clients clients;

    World(Organization organization) {
        this.organization = organization;
        this.clockwork = new Clockwork(organization);
        this.circles = new Circles(organization);
        this.projects = new Projects(organization, circles);
        this.clients =
                new Clients(organization.seed(), (int) organization.origin().toEpochDay());
    }

    Organization organization() {
        return organization;
    }

    Habits habits() {
        return organization.profile().habits();
    }

    Clockwork clockwork() {
        return clockwork;
    }

    Circles circles() {
        return circles;
    }

    Projects projects() {
        return projects;
    }

    Clients clients() {
        return clients;
    }

    Day day(LocalDate date) {
        int number = (int) date.toEpochDay();
        int since = number - (int) organization.origin().toEpochDay();
        return new Day(date, number, organization.calendar().isWorkingDay(date), since, since == 0);
    }

    int dayOf(long millis) {
        return (int) LocalDate.ofInstant(Instant.ofEpochMilli(millis), organization.zone())
                .toEpochDay();
    }

    Member member(int index) {
        return organization.members().get(index);
    }

    List<Member> people() {
        return organization.people();
    }

    /** How much somebody does on a day, compared with an average person on an average working day; 0 for who is away. */
    double zeal(Member member, Day day) {
        if (!member.uses(day.number()) || clockwork.isAway(member, day.number())) {
            return 0;
        }
        double routine = 0.7 + 0.3 * Math.min(1, (day.number() - member.adopted()) / 60.0);
        return member.activity() * day.intensity() * routine;
    }

    /** How often somebody does something on a day that an average person does {@code mean} times. */
    int times(String what, Member member, Day day, double mean) {
        double zeal = zeal(member, day);
        return zeal == 0
                ? 0
                : Dice.of(organization.seed(), what, day.number(), member.index())
                        .poisson(mean * zeal);
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;

/** Shifts and clocking in and out, where people come at fixed hours. */
final class Attendance implements Domain {

    private final World world;

    Attendance(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "c";
    }

    @Override
    public int span() {
        return 0;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        if (!day.working()) {
            return;
        }
        for (Member member : world.people()) {
            if (member.discipline().clocksIn() && member.employed(day.number())) {
                shift(day, recorder.open(day, member, 0), member);
            }
        }
    }

    private void shift(Day day, Case shift, Member member) {
        Dice dice = shift.dice();
        int hours = 8 + member.shift();
        long begins = world.clockwork().at(day.number(), hours * 3600 + 1_800);
        long ends = world.clockwork().at(day.number(), (hours + 9) * 3600);
        boolean there = world.clockwork().isAtWork(member, day.number());
        if (there || dice.chance(0.3)) {
            shift.event("attendance.scheduled", member, begins - 3_600_000)
                    .byServer()
                    .alsoWithoutUse()
                    .setTime("dueTime", begins)
                    .record();
        }
        if (there && dice.chance(0.96)) {
            clock(shift, member, "in", begins + (long) (1_000 * (420 * dice.normal() - 480)), begins);
            if (dice.chance(0.93)) {
                clock(shift, member, "out", ends + (long) (1_000 * Math.abs(900 * dice.normal())), ends);
            }
        }
    }

    private static void clock(Case shift, Member member, String direction, long time, long due) {
        shift.event("attendance.clocked", member, time)
                .onMobile()
                .set("direction", direction)
                .set("scheduled", true)
                .setTime("dueTime", due)
                .record();
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;

/** Something that somebody begins and that leaves several events, maybe over days. Its events are numbered in the order of telling. */
final class Case {

    private final World world;
    private final Recorder recorder;
    private final String id;
    private final Dice dice;
    private int events;

    Case(World world, Recorder recorder, String id, Dice dice) {
        this.world = world;
        this.recorder = recorder;
        this.id = id;
        this.dice = dice;
    }

    /** Unique among all cases of the organization. */
    String id() {
        return id;
    }

    /** Its own random stream. */
    Dice dice() {
        return dice;
    }

    /** The next event; it counts once it is recorded. */
    Draft event(String type, Member actor, long millis) {
        return new Draft(world, recorder, this, id + "." + Integer.toString(events++, 36), type, actor, millis);
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import java.util.List;

/** Keeps those events of a domain's cases that fall on one day. For one thread. */
final class Recorder {

    private final World world;
    private final String key;
    private final long from;
    private final long until;
    private final List<SimulatedEvent> kept;

    /** @param from first millisecond of the day that is wanted, {@code until} the first one after it */
    Recorder(World world, String key, long from, long until, List<SimulatedEvent> kept) {
        this.world = world;
        this.key = key;
        this.from = from;
        this.until = until;
        this.kept = kept;
    }

    /** The case that somebody begins on a day, numbered among those of that member and day. */
    Case open(Day day, Member owner, int ordinal) {
        return open(day, owner.index(), ordinal);
    }

    /** As above, of something else that has a number. */
    Case open(Day day, int owner, int ordinal) {
        String id = key + Long.toString(day.number(), 36) + "-" + Integer.toString(owner, 36)
                + (ordinal == 0 ? "" : "-" + Integer.toString(ordinal, 36));
        Dice dice = Dice.of(world.organization().seed(), key, day.number(), owner, ordinal);
        return new Case(world, this, id, dice);
    }

    boolean wants(long millis) {
        return from <= millis && millis < until;
    }

    void keep(SimulatedEvent event) {
        kept.add(event);
    }
}

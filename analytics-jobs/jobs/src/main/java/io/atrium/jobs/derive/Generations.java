package io.atrium.jobs.derive;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which generations take the rows of a tenant's month. Without any other it is generation 0; while one is built, that one
 * and those that are active; later the active ones. A generation's number is used once, and is greater than all before.
 */
public final class Generations {
    static final Generations NONE = new Generations(List.of());

    private static final Takers FIRST = new Takers(Set.of(0), 0);

    private final Map<Month, Takers> takers = new HashMap<>();
    private final Set<String> building = new HashSet<>();
    private final int newest;

    /** What a generation is about. */
    public enum State {
        /** Rows are being written, nobody sees them. */
        BUILDING,
        /** The newest active one shows. */
        ACTIVE,
        /** Of no use any more. */
        RETIRED
    }

    /**
     * One announcement.
     *
     * @param tenantId the tenant
     * @param view the facts
     * @param month YYYYMM
     * @param generation the generation
     * @param state its state
     */
    public record Announcement(String tenantId, String view, int month, int generation, State state) {}

    /**
     * Who takes the rows.
     *
     * @param all generations, in order
     * @param shown the one that is seen
     */
    record Takers(Set<Integer> all, int shown) {}

    private record Month(String tenantId, String view, int month) {}

    /** What these announcements say together; of each generation's the last state only. */
    public Generations(Collection<Announcement> announcements) {
        newest = announcements.stream()
                .map(Announcement::generation)
                .max(Comparator.naturalOrder())
                .orElse(0);
        for (Announcement one : announcements) {
            if (one.state() != State.RETIRED) {
                takers.merge(
                        new Month(one.tenantId(), one.view(), one.month()),
                        new Takers(Set.of(one.generation()), one.state() == State.ACTIVE ? one.generation() : 0),
                        Generations::both);
            }
            if (one.state() == State.BUILDING) {
                building.add(one.tenantId());
            }
        }
        takers.replaceAll((month, some) -> some.shown() == 0 ? both(some, FIRST) : some);
    }

    private static Takers both(Takers some, Takers others) {
        Set<Integer> all = new TreeSet<>(some.all());
        all.addAll(others.all());
        return new Takers(all, Math.max(some.shown(), others.shown()));
    }

    /** The generations that take rows of this month. */
    Takers of(String tenantId, String view, int month) {
        @Nullable Takers some = takers.isEmpty() ? null : takers.get(new Month(tenantId, view, month));
        return some == null ? FIRST : some;
    }

    /** Whether something of this tenant is being rebuilt. */
    boolean building(String tenantId) {
        return building.contains(tenantId);
    }

    /** The greatest number that was ever used. */
    int newest() {
        return newest;
    }
}

package io.atrium.server.directory;

import io.atrium.server.directory.Timeline.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Derives every department's place, path and owner included, from who belonged to whom. The tree has no cycles on any day. */
final class DepartmentPaths {

    private final Map<Integer, Timeline<Integer>> parents;
    private final Map<Integer, Timeline<Optional<Integer>>> owners;
    private final Map<Integer, Timeline<Placement>> placements = new HashMap<>();

    /**
     * Takes what is known of each department.
     *
     * @param parents of all departments but the organization itself
     * @param owners member numbers of owners, without gaps; departments without a history have none
     */
    DepartmentPaths(Map<Integer, Timeline<Integer>> parents, Map<Integer, Timeline<Optional<Integer>>> owners) {
        this.parents = parents;
        this.owners = owners;
        placements.put(Department.ROOT_NO, Timeline.from(Department.SINCE_EVER, Placement.ROOT));
    }

    /** Only the parents of a placement history. */
    static Timeline<Integer> parents(Timeline<Placement> placements) {
        return new Timeline<>(placements.periods().stream()
                .map(period -> new Period<>(
                        period.validity(), Objects.requireNonNull(period.value().parentNo())))
                .toList());
    }

    /** Only the owners of a placement history. */
    static Timeline<Optional<Integer>> owners(Timeline<Placement> placements) {
        return new Timeline<>(placements.periods().stream()
                .map(period -> new Period<>(
                        period.validity(), Optional.ofNullable(period.value().ownerNo())))
                .toList());
    }

    /** The history of a department: a new period whenever its owner, its own or an ancestor's parent changes. */
    Timeline<Placement> of(int number) {
        Timeline<Optional<Integer>> owner = owners.get(number);
        return owner == null ? placed(number) : owned(placed(number), owner);
    }

    private static Timeline<Placement> owned(Timeline<Placement> placed, Timeline<Optional<Integer>> owners) {
        List<Period<Placement>> periods = new ArrayList<>();
        for (Period<Placement> place : placed.periods()) {
            for (Period<Optional<Integer>> owner : owners.periods()) {
                if (owner.validity().overlaps(place.validity())) {
                    periods.add(new Period<>(
                            owner.validity().intersection(place.validity()),
                            place.value().ownedBy(owner.value())));
                }
            }
        }
        return new Timeline<>(periods);
    }

    private Timeline<Placement> placed(int number) {
        Timeline<Placement> known = placements.get(number);
        if (known != null) {
            return known;
        }
        List<Period<Placement>> periods = new ArrayList<>();
        for (Period<Integer> below : Objects.requireNonNull(parents.get(number)).periods()) {
            for (Period<Placement> above : placed(below.value()).periods()) {
                if (above.validity().overlaps(below.validity())) {
                    List<Integer> path = new ArrayList<>(above.value().path());
                    path.add(number);
                    periods.add(new Period<>(
                            above.validity().intersection(below.validity()), new Placement(below.value(), path, null)));
                }
            }
        }
        Timeline<Placement> derived = new Timeline<>(periods);
        placements.put(number, derived);
        return derived;
    }
}

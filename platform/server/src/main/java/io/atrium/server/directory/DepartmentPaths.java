package io.atrium.server.directory;

import io.atrium.server.directory.Timeline.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Derives every department's place in the tree, path included, from who belonged to whom. The tree has no cycles on any day. */
final class DepartmentPaths {

    private final Map<Integer, Timeline<Integer>> parents;
    private final Map<Integer, Timeline<Placement>> placements = new HashMap<>();

    /** Takes the parents of all departments but the organization itself. */
    DepartmentPaths(Map<Integer, Timeline<Integer>> parents) {
        this.parents = parents;
        placements.put(Department.ROOT_NO, Timeline.from(Department.SINCE_EVER, Placement.ROOT));
    }

    /** Only the parents of a placement history. */
    static Timeline<Integer> parents(Timeline<Placement> placements) {
        return new Timeline<>(placements.periods().stream()
                .map(period -> new Period<>(
                        period.validity(), Objects.requireNonNull(period.value().parentNo())))
                .toList());
    }

    /** The history of a department: a new period whenever its own or an ancestor's parent changes. */
    Timeline<Placement> of(int number) {
        Timeline<Placement> known = placements.get(number);
        if (known != null) {
            return known;
        }
        List<Period<Placement>> periods = new ArrayList<>();
        for (Period<Integer> below : Objects.requireNonNull(parents.get(number)).periods()) {
            for (Period<Placement> above : of(below.value()).periods()) {
                if (above.validity().overlaps(below.validity())) {
                    List<Integer> path = new ArrayList<>(above.value().path());
                    path.add(number);
                    periods.add(new Period<>(
                            above.validity().intersection(below.validity()), new Placement(below.value(), path)));
                }
            }
        }
        Timeline<Placement> derived = new Timeline<>(periods);
        placements.put(number, derived);
        return derived;
    }
}

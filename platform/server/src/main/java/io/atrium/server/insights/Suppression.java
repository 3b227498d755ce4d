package io.atrium.server.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which departments may be shown, so that neither a figure nor a difference of figures speaks of fewer than k people.
 *
 * <p>A department is shown when it has at least k people, the one above it is shown, and what remains of that one after taking away all
 * shown children (its own people and those of hidden children) is nobody or again at least k people; else the smallest shown children are
 * hidden too. Everything below a hidden department is hidden. So the shown figures cut the organization into remainders of at least k
 * people each, and every sum or difference of figures is about one or more whole remainders.
 *
 * <p>People who moved during the period stand in several departments; the overlap is taken off the remainder, so it is never overestimated.
 */
final class Suppression {

    /** The least number of people that any setting allows. */
    static final int FLOOR = 5;

    /** The number of people that holds unless a tenant has another one. */
    static final int DEFAULT_K = 10;

    /**
     * A department over a period.
     *
     * @param no its number
     * @param parentNo the one above, 0 for the root
     * @param own distinct people directly in it
     * @param people distinct people in it and below
     */
    record Group(long no, long parentNo, long own, long people) {}

    /** Why a department is hidden. Sizes are the directory's, so a reason gives away no behaviour. */
    enum Reason {
        /** It has fewer than k people. */
        BELOW_K("below-k"),
        /** The department above it is hidden. */
        ABOVE_HIDDEN("above-hidden"),
        /** With it, the difference to the department above would speak of fewer than k people. */
        COMPLEMENTARY("complementary");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** As the API says it. */
        String code() {
            return code;
        }
    }

    private final int k;
    private final Map<Long, List<Group>> children = new TreeMap<>();
    private final Set<Long> shown = new HashSet<>();

    private Suppression(List<Group> groups, int k) {
        if (k < FLOOR) {
            throw new IllegalArgumentException("k is at least " + FLOOR + ", but is: " + k);
        }
        this.k = k;
        groups.forEach(group -> children.computeIfAbsent(group.parentNo(), parent -> new ArrayList<>())
                .add(group));
    }

    /**
     * The numbers of the departments that may be shown.
     *
     * @param groups all departments of a tenant
     * @param k least number of people
     */
    static Set<Long> shown(List<Group> groups, int k) {
        Suppression suppression = new Suppression(groups, k);
        for (Group root : suppression.below(0)) {
            if (root.people() >= k) {
                suppression.show(root);
            }
        }
        return Set.copyOf(suppression.shown);
    }

    /**
     * Why the other departments are hidden, by number.
     *
     * @param groups all departments of a tenant
     * @param k least number of people
     */
    static Map<Long, Reason> hidden(List<Group> groups, int k) {
        Set<Long> shown = shown(groups, k);
        Map<Long, Reason> reasons = new TreeMap<>();
        for (Group group : groups) {
            if (shown.contains(group.no())) {
                continue;
            }
            if (group.people() < k) {
                reasons.put(group.no(), Reason.BELOW_K);
            } else {
                reasons.put(group.no(), shown.contains(group.parentNo()) ? Reason.COMPLEMENTARY : Reason.ABOVE_HIDDEN);
            }
        }
        return reasons;
    }

    private void show(Group group) {
        shown.add(group.no());
        chosen(group).forEach(this::show);
    }

    /** The children that stay visible beside each other. */
    private List<Group> chosen(Group parent) {
        List<Group> all = below(parent.no());
        List<Group> visible = new ArrayList<>(
                all.stream().filter(child -> child.people() >= k).toList());
        visible.sort(Comparator.comparingLong(Group::people).thenComparingLong(Group::no));
        long parts = parent.own() + all.stream().mapToLong(Group::people).sum();
        long overlap = Math.max(0, parts - parent.people());
        while (!visible.isEmpty() && !safe(parts, visible, overlap)) {
            visible.remove(0);
        }
        return visible;
    }

    private boolean safe(long parts, List<Group> visible, long overlap) {
        long remainder = parts - visible.stream().mapToLong(Group::people).sum();
        return remainder == 0 || remainder - overlap >= k;
    }

    private List<Group> below(long no) {
        return children.getOrDefault(no, List.of());
    }
}

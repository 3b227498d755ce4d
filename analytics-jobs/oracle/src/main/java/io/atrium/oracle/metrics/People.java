package io.atrium.oracle.metrics;

import java.util.HashSet;
import java.util.Set;

/** Sets of people. */
final class People {

    private People() {}

    static Set<Long> both(Set<Long> some, Set<Long> others) {
        Set<Long> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    static Set<Long> without(Set<Long> some, Set<Long> others) {
        Set<Long> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    static Set<Long> either(Set<Long> some, Set<Long> others) {
        Set<Long> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}

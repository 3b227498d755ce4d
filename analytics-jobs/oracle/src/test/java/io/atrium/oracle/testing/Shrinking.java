package io.atrium.oracle.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a list that fails small. */
public final class Shrinking {

    private Shrinking() {}

    /**
     * Leaves out halves, quarters, … and at last single items for as long as what is left still fails.
     *
     * @param fails holds for {@code all}
     */
    public static <T> List<T> smallest(List<T> all, Predicate<List<T>> fails) {
        List<T> left = all;
        for (int size = Math.max(1, all.size() / 2); ; size = Math.max(1, size / 2)) {
            int before = left.size();
            left = without(left, size, fails);
            if (size == 1 && left.size() == before) {
                return left;
            }
        }
    }

    private static <T> List<T> without(List<T> items, int size, Predicate<List<T>> fails) {
        List<T> left = items;
        for (int from = 0; from < left.size(); ) {
            List<T> rest = new ArrayList<>(left.subList(0, from));
            rest.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
            if (!rest.isEmpty() && fails.test(rest)) {
                left = rest;
            } else {
                from += size;
            }
        }
        return List.copyOf(left);
    }
}

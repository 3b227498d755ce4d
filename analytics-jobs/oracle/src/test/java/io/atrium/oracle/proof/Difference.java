package io.atrium.oracle.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines that only one side has. */
final class Difference {

    private Difference() {}

    /** {@code product: …} for each that only the product has, {@code oracle: …} for each that only the oracle has. */
    static List<String> between(List<String> product, List<String> oracle) {
        List<String> difference = new ArrayList<>();
        rest(product, oracle).forEach(line -> difference.add("product: " + line));
        rest(oracle, product).forEach(line -> difference.add("oracle:  " + line));
        return difference;
    }

    /** What the one has and the other has not, each as often as it has it more. */
    private static List<String> rest(List<String> some, List<String> others) {
        Map<String, Integer> counts = new TreeMap<>();
        others.forEach(line -> counts.merge(line, 1, Integer::sum));
        return some.stream()
                .sorted()
                .filter(line -> counts.merge(line, -1, Integer::sum) < 0)
                .toList();
    }
}

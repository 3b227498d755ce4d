package io.atrium.oracle.proof;

/**
 * A number that is not the oracle's.
 *
 * @param what {@code value}, {@code numerator}, {@code denominator}, {@code n}, {@code N}, or why there is no number
 */
record Deviation(
        String tenant, String metric, int department, String window, String what, String product, String oracle) {
    @Override
    public String toString() {
        return "%-10s %-26s department %-3d %s  %-12s product %s, oracle %s"
                .formatted(tenant, metric, department, window, what, product, oracle);
    }
}

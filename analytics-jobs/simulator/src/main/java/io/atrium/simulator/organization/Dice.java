package io.atrium.simulator.organization;

import java.util.List;

/**
 * A stream of random numbers that is named by what it is for: the same name gives the same numbers on every machine, whatever else was
 * drawn before. SplitMix64 (Steele, Lea, Flood 2014); its sequence is ours, not a library's that may change. For one thread.
 */
public final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The stream of that name. */
    public static Dice of(long seed, String purpose, long... keys) {
        long hash = mix(seed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash ^ purpose.charAt(i)) + GOLDEN;
        }
        for (long key : keys) {
            hash = mix(hash ^ mix(key + GOLDEN)) + GOLDEN;
        }
        return new Dice(hash);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 inclusive to 1 exclusive. */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Whether something of this probability happens. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** From 0 inclusive to the bound exclusive. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return (int) (unit() * bound);
    }

    /** From the least to the most, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** One of a list. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Normally distributed, mean 0, deviation 1 (Box-Muller). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    /** Log-normally distributed: half of the values lie below the median. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** How often something happens that happens {@code mean} times on average (Poisson, by Knuth; means up to some dozens). */
    public int poisson(double mean) {
        double limit = StrictMath.exp(-Math.min(mean, 60));
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }
}

package io.atrium.installer.sizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A product, and how it reads.
 *
 * @param value in the unit of what it is part of
 * @param text its factors, in words
 */
public record Term(double value, String text) {

    private static final double GIB = 1L << 30;

    /** A figure as it is. */
    static Term of(Figure figure) {
        return new Term(figure.value(), number(figure.value()) + " " + figure.unit());
    }

    /** Something counted, times figures. */
    static Term product(double count, String unit, Figure... figures) {
        double value = count;
        List<String> factors = new ArrayList<>(List.of(number(count) + " " + unit));
        for (Figure figure : figures) {
            value *= figure.value();
            factors.add(number(figure.value()) + " " + figure.unit());
        }
        return new Term(value, String.join(" × ", factors));
    }

    /** Something counted, divided by a figure. */
    static Term quotient(double count, String unit, Figure figure) {
        return new Term(
                count / figure.value(),
                number(count) + " " + unit + " ÷ " + number(figure.value()) + " " + figure.unit());
    }

    /** This, with one more factor. */
    Term times(double factor, String unit) {
        return factor == 1 ? this : new Term(value * factor, text + " × " + number(factor) + " " + unit);
    }

    /** This, with a figure as one more factor. */
    Term times(Figure figure) {
        return times(figure.value(), figure.unit());
    }

    /** Bytes as GiB. */
    Term inGib() {
        return new Term(value / GIB, text);
    }

    /** A number with at most three significant digits, large ones in full. */
    static String number(double value) {
        if (value != 0 && Math.abs(value) < 0.01) {
            return String.format(Locale.ROOT, "%.3g", value * 1e6).replaceAll("\\.?0+$", "") + "e-6";
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}

package io.atrium.installer.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 250m}, {@code 2}, {@code 1536Mi}, {@code 16265852Ki}, {@code 1e9}. */
public final class Quantity {

    private static final Pattern FORM = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([numkMGTPE]|[KMGTPE]i)?");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final String DECIMAL = "kMGTPE";
    private static final String BINARY = "KMGTPE";
    private static final Map<String, BigDecimal> SMALL =
            Map.of("n", new BigDecimal("1e-9"), "u", new BigDecimal("1e-6"), "m", new BigDecimal("1e-3"));

    private Quantity() {}

    /** Thousandths, rounded up. */
    public static long milli(String text) {
        return value(text).multiply(THOUSAND).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** Whole ones, rounded up: bytes of memory. */
    public static long whole(String text) {
        return value(text).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static BigDecimal value(String text) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + text + "” is no quantity of Kubernetes");
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        String unit = parts.group(2) == null ? "" : parts.group(2);
        if (unit.isEmpty()) {
            return number;
        }
        BigDecimal small = SMALL.get(unit);
        if (small != null) {
            return number.multiply(small);
        }
        return unit.endsWith("i")
                ? number.multiply(KIBI.pow(BINARY.indexOf(unit.charAt(0)) + 1))
                : number.multiply(THOUSAND.pow(DECIMAL.indexOf(unit.charAt(0)) + 1));
    }
}

package io.atrium.installer.bundle;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the product.
 *
 * @param qualifier what follows the dash, such as {@code SNAPSHOT}; empty for a release, which comes after all with the same numbers
 */
public record Version(int major, int minor, int patch, String qualifier) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:-([A-Za-z0-9.]+))?");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch)
            .thenComparing(version -> version.qualifier().isEmpty())
            .thenComparing(Version::qualifier);

    /**
     * The version that a text says.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Version of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("version: three numbers as in 1.2.3 or 1.2.3-rc.1, not “" + text + "”");
        }
        return new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4) == null ? "" : matcher.group(4));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (qualifier.isEmpty() ? "" : "-" + qualifier);
    }
}

package io.atrium.server.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what others have written fit to be recorded: an entry must never be refused because of a strange user agent. */
final class Clean {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_VALUES = 100;

    private Clean() {}

    /** Without control characters and halves of characters, cut to a length. */
    static String text(String text, int longest) {
        String fit = UNFIT.matcher(text).replaceAll(" ");
        if (fit.length() <= longest) {
            return fit;
        }
        int end = Character.isHighSurrogate(fit.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return fit.substring(0, end) + "…";
    }

    static @Nullable String optional(@Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : text(text, longest);
    }

    /** A value of the details: numbers, flags, short texts, and lists and maps of them. */
    static Object value(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> clean = new TreeMap<>();
            map.forEach((key, each) -> clean.put(text(String.valueOf(key), LONGEST_VALUE), value(each)));
            return clean;
        }
        if (value instanceof Collection<?> values) {
            List<Object> clean = new ArrayList<>();
            values.stream().limit(MOST_VALUES).forEach(each -> clean.add(value(each)));
            return clean;
        }
        return text(String.valueOf(value), LONGEST_VALUE);
    }
}

package io.atrium.server.http;

import io.atrium.server.failure.RequestFailure;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request. One that cannot be read is refused with its name; one that is absent or blank is null. */
public record QueryParameters(Context context) {

    /** A text of at most {@code longest} characters, without the blanks around it. */
    public @Nullable String text(String parameter, int longest) {
        String text = given(parameter);
        if (text != null && text.length() > longest) {
            throw invalid(parameter, "too-long", "At most " + longest + " characters.");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw invalid(parameter, "not-a-text", "A text has no character U+0000.");
        }
        return text == null ? null : text.strip();
    }

    /** A point in time with its offset, such as {@code 2026-01-31T08:00:00Z}. */
    public @Nullable Instant time(String parameter) {
        String text = given(parameter);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(parameter, "not-a-time", "\"" + text + "\" is not a time such as 2026-01-31T08:00:00Z.");
        }
    }

    /** {@code true} or {@code false}; false when absent. */
    public boolean flag(String parameter) {
        String text = given(parameter);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw invalid(parameter, "not-a-flag", "\"" + text + "\" is neither true nor false.");
        }
        return true;
    }

    /** A whole number from {@code least} to {@code most}. */
    public @Nullable Long number(String parameter, long least, long most) {
        String text = given(parameter);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw invalid(
                parameter,
                "out-of-range",
                "\"" + text + "\" is not a whole number from " + least + " to " + most + ".");
    }

    /** How many are wanted: from 1 to {@code most}, {@code usual} when absent. */
    public int limit(String parameter, int usual, int most) {
        Long number = number(parameter, 1, most);
        return number == null ? usual : Math.toIntExact(number);
    }

    private @Nullable String given(String parameter) {
        String text = context.queryParam(parameter);
        return text == null || text.isBlank() ? null : text;
    }

    private static RuntimeException invalid(String parameter, String code, String message) {
        return RequestFailure.Invalid.field(parameter, code, message).exception();
    }
}

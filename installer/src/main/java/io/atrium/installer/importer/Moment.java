package io.atrium.installer.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Times as logs have them: with an offset, or in milliseconds since 1970. */
final class Moment {

    private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,16}");

    private Moment() {}

    static Instant parse(String column, String text) throws FaultyField {
        try {
            return MILLIS.matcher(text).matches()
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            throw new FaultyField(
                    column,
                    "bad-format",
                    "'" + text + "' is neither a time such as 2024-01-31T08:30:00+08:00 nor milliseconds since 1970");
        }
    }
}

package io.atrium.contract.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object; what is wrong becomes a problem and reads as absent. JSON null is absent. */
final class ObjectFields {
    static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private final JsonNode object;
    private final String prefix;
    private final Problems problems;

    ObjectFields(JsonNode object, String prefix, Problems problems) {
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** The value, null when absent. */
    @Nullable
    JsonNode node(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable
    String requiredText(String name, int maxLength) {
        return isMissing(name) ? null : optionalText(name, maxLength);
    }

    @Nullable
    Instant requiredTime(String name) {
        return isMissing(name) ? null : optionalTime(name);
    }

    @Nullable
    String optionalText(String name, int maxLength) {
        JsonNode value = node(name);
        return value == null ? null : text(value, prefix + name, maxLength);
    }

    @Nullable
    Instant optionalTime(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !RFC_3339.matcher(value.textValue()).matches()) {
            problem(name, ProblemCode.BAD_FORMAT, "send a time like 2024-01-31T08:00:00Z (RFC 3339)");
            return null;
        }
        try {
            return inRange(name, OffsetDateTime.parse(value.textValue()).toInstant());
        } catch (DateTimeException e) {
            problem(name, ProblemCode.BAD_FORMAT, "there is no such time: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Instant inRange(String name, Instant time) {
        if (!TimeRange.holds(time)) {
            problem(name, ProblemCode.OUT_OF_RANGE, "times are from " + TimeRange.TEXT);
            return null;
        }
        return time;
    }

    /** Reports a required field that is absent. */
    boolean isMissing(String name) {
        boolean missing = node(name) == null;
        if (missing) {
            problems.add(prefix + name, ProblemCode.REQUIRED, "this field is required");
        }
        return missing;
    }

    /** Text of a node that may stand inside a list. */
    @Nullable
    String text(JsonNode value, String path, int maxLength) {
        if (!value.isTextual()) {
            problems.add(path, ProblemCode.WRONG_TYPE, "send a text");
            return null;
        }
        String text = value.textValue();
        if (text.isBlank()) {
            problems.add(path, ProblemCode.EMPTY, "the text is empty; leave the field out or fill it");
            return null;
        }
        if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
            problems.add(path, ProblemCode.TOO_LONG, "the text has more than " + maxLength + " characters");
            return null;
        }
        if (Texts.isIllFormed(text)) {
            problems.add(path, ProblemCode.BAD_FORMAT, "the text has control characters or is not valid Unicode");
            return null;
        }
        return text;
    }

    /** Reports what is wrong with a field of this object. */
    void problem(String name, ProblemCode code, String message) {
        problems.add(prefix + name, code, message);
    }
}

package io.atrium.server.deadletters;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of a mend, on the event as CloudEvents JSON. Paths are JSON Pointers (RFC 6901) to attributes or fields of {@code data}. There is
 * no step that reaches the tenant: it is the record's key's, and no attribute of an event.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Operation.Set.class, name = "set"),
    @JsonSubTypes.Type(value = Operation.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = Operation.Move.class, name = "move"),
    @JsonSubTypes.Type(value = Operation.RenameType.class, name = "rename-type"),
    @JsonSubTypes.Type(value = Operation.ShiftTime.class, name = "shift-time"),
    @JsonSubTypes.Type(value = Operation.SuffixId.class, name = "suffix-id"),
    @JsonSubTypes.Type(value = Operation.AsIs.class, name = "as-is")
})
sealed interface Operation {

    /** Puts a value there, whatever was there. */
    record Set(String path, JsonNode value) implements Operation {
        public Set {
            Paths.check("path", path);
            if (isAbsent(value)) {
                throw new IllegalArgumentException("value: say what to put there, or use the operation remove");
            }
        }
    }

    /** Takes a value away; nothing to do where there is none. */
    record Remove(String path) implements Operation {
        public Remove {
            Paths.check("path", path);
        }
    }

    /** Puts the value of one place into another; where there is none the letter is refused. */
    record Move(String from, String path) implements Operation {
        public Move {
            Paths.check("from", from);
            Paths.check("path", path);
        }
    }

    /** Gives the event another type of the catalogue. */
    record RenameType(String type) implements Operation {
        public RenameType {
            requireText("type", type);
        }
    }

    /** Moves the event's time by an ISO-8601 duration, such as {@code -PT8H}. */
    record ShiftTime(Duration by) implements Operation {
        public ShiftTime {
            if (isAbsent(by) || by.isZero()) {
                throw new IllegalArgumentException("by: send a duration such as -PT8H");
            }
        }
    }

    /** Gives the event an identity of its own: appends to its id. */
    record SuffixId(String suffix) implements Operation {
        public SuffixId {
            requireText("suffix", suffix);
        }
    }

    /** Sends the original bytes again, for instance after an upgrade that knows them. The only operation of its rule. */
    record AsIs() implements Operation {}

    private static void requireText(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + ": this field is required");
        }
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || (value instanceof JsonNode node && node.isNull());
    }

    /** Where an operation may reach. */
    final class Paths {
        private static final Pattern ALLOWED = Pattern.compile("/(id|source|type|time|subject|actor|platform"
                + "|clientversion|deviceid|sessionid|data/[A-Za-z0-9]{1,64}(/[0-9]{1,5})?)");
        private static final Pattern TENANT = Pattern.compile("/(data/)?tenant(id)?", Pattern.CASE_INSENSITIVE);

        private Paths() {}

        private static void check(String name, @Nullable String path) {
            if (path != null && TENANT.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        name + ": the tenant of a letter never changes; it is that of the record's key");
            }
            if (path == null || !ALLOWED.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        name
                                + ": send a JSON Pointer to an attribute (/actor, /time, /type, …) or a field of data (/data/channel)");
            }
        }
    }
}

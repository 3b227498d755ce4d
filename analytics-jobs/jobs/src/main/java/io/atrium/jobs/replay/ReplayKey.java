package io.atrium.jobs.replay;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the topic {@code atrium.replay} says beside its event, in the record's key: {@code generation/arrival/intentional}.
 *
 * @param generation which is rebuilt, 1 or more
 * @param arrivalMillis when the broker took the event first
 * @param intentional as the raw fact has it
 */
public record ReplayKey(int generation, long arrivalMillis, boolean intentional) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,8})/(\\d{1,15})/([01])");

    public ReplayKey {
        if (generation < 1) {
            throw new IllegalArgumentException("a replay rebuilds generation 1 or a later one, not " + generation);
        }
    }

    /** The key's bytes. */
    public byte[] toBytes() {
        return (generation + "/" + arrivalMillis + "/" + (intentional ? 1 : 0)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a key; null when it is not one. */
    public static @Nullable ReplayKey of(byte @Nullable [] bytes) {
        Matcher text = TEXT.matcher(bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1));
        return text.matches()
                ? new ReplayKey(
                        Integer.parseInt(text.group(1)), Long.parseLong(text.group(2)), "1".equals(text.group(3)))
                : null;
    }
}

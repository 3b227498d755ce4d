package io.atrium.server.deadletters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How letters are mended: which ones, and what is done to each, in order.
 *
 * @param name to find it again; absent when it is not to be kept
 */
record Rule(@Nullable String name, Match match, List<Operation> operations) {

    private static final int MOST_OPERATIONS = 50;
    private static final int LONGEST_NAME = 100;

    @SuppressWarnings("NullAway") // JSON may leave them out
    Rule {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("name: 1 to " + LONGEST_NAME + " characters");
        }
        if (match == null) {
            throw new IllegalArgumentException("match: say which letters");
        }
        if (operations == null || operations.isEmpty() || operations.size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    "operations: 1 to " + MOST_OPERATIONS + "; to send the letters unchanged, as-is");
        }
        operations = List.copyOf(operations);
        if (operations.size() > 1 && operations.stream().anyMatch(Operation.AsIs.class::isInstance)) {
            throw new IllegalArgumentException("operations: as-is stands alone; it sends the original bytes");
        }
    }

    /** Whether the bytes go out as they came. */
    boolean sendsOriginalBytes() {
        return operations.get(0) instanceof Operation.AsIs;
    }
}

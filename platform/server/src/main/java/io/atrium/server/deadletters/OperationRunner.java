package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Does one operation to one event, in place. */
final class OperationRunner {
    private OperationRunner() {}

    /** Why it cannot be done; empty when it was. */
    static Optional<Problem> run(Operation operation, ObjectNode event) {
        if (operation instanceof Operation.Set set) {
            return put(event, set.path(), set.value());
        }
        if (operation instanceof Operation.Remove remove) {
            take(event, remove.path());
            return Optional.empty();
        }
        if (operation instanceof Operation.Move move) {
            return move(event, move);
        }
        if (operation instanceof Operation.RenameType rename) {
            return put(event, "/type", TextNode.valueOf(rename.type()));
        }
        if (operation instanceof Operation.ShiftTime shift) {
            return shift(event, shift);
        }
        if (operation instanceof Operation.SuffixId suffix) {
            return put(event, "/id", TextNode.valueOf(event.path("id").asText() + suffix.suffix()));
        }
        return Optional.empty();
    }

    private static Optional<Problem> move(ObjectNode event, Operation.Move move) {
        JsonNode value = event.at(move.from());
        if (value.isMissingNode()) {
            return Optional.of(problem(move.from(), "missing", "there is nothing to move"));
        }
        take(event, move.from());
        return put(event, move.path(), value);
    }

    private static Optional<Problem> shift(ObjectNode event, Operation.ShiftTime shift) {
        try {
            String shifted = OffsetDateTime.parse(event.path("time").asText())
                    .toInstant()
                    .plus(shift.by())
                    .toString();
            return put(event, "/time", TextNode.valueOf(shifted));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.of(problem("/time", "out-of-range", "the time cannot be moved by " + shift.by()));
        }
    }

    private static Optional<Problem> put(ObjectNode event, String path, JsonNode value) {
        JsonNode parent = event.at(parent(path));
        String name = name(path);
        if (parent instanceof ObjectNode object) {
            object.set(name, value.deepCopy());
            return Optional.empty();
        }
        if (parent instanceof ArrayNode array && Integer.parseInt(name) < array.size()) {
            array.set(Integer.parseInt(name), value.deepCopy());
            return Optional.empty();
        }
        return Optional.of(problem(path, "missing", "there is no such place in this event"));
    }

    private static void take(ObjectNode event, String path) {
        JsonNode parent = event.at(parent(path));
        if (parent instanceof ObjectNode object) {
            object.remove(name(path));
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(name(path)));
        }
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Fields are named as in the gateway's answers: {@code data.channel}. */
    private static Problem problem(String path, String code, String message) {
        return new Problem(path.substring(1).replace('/', '.'), code, message);
    }
}

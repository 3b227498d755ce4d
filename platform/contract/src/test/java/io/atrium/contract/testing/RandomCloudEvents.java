package io.atrium.contract.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.TimeRange;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Valid events of any type, as a client would send them; the same seed gives the same events. */
public final class RandomCloudEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> ALPHABETS = List.of("abcXYZ019-_./:", "会议纪要日志审批", "éüßñØ", "😀🧭", "\uFFFD");
    private static final List<String> PLATFORMS = List.of("desktop", "web", "mobile", "server", "unknown");
    private static final long FIRST_SECOND = TimeRange.FIRST_TIME.getEpochSecond();
    private static final long SECONDS = TimeRange.END.getEpochSecond() - FIRST_SECOND;

    private final Random random;

    public RandomCloudEvents(long seed) {
        this.random = new Random(seed);
    }

    /** A valid event; every optional part is there about half of the time. */
    public ObjectNode next(EventType type) {
        ObjectNode event = JSON.objectNode()
                .put("specversion", "1.0")
                .put("id", text(256))
                .put("source", "urn:example:" + text(100))
                .put("type", type.id())
                .put("time", time())
                .put("actor", text(60));
        maybe(event, "subject", 512);
        maybe(event, "deviceid", 256);
        maybe(event, "clientversion", 64);
        maybe(event, "sessionid", 256);
        if (random.nextBoolean()) {
            event.put("platform", pick(PLATFORMS));
        }
        event.set("data", data(type));
        return event;
    }

    private ObjectNode data(EventType type) {
        ObjectNode data = JSON.objectNode();
        maybe(data, "objecttype", 64);
        if (type.objectRequired() || random.nextBoolean()) {
            data.put("objectid", text(256));
        }
        for (FieldUse use : type.fields()) {
            if (use.required() || random.nextBoolean()) {
                data.set(use.field().jsonName(), value(use));
            }
        }
        if (data.has("amount") && !data.has("currency")) {
            data.put("currency", "EUR");
        }
        return data;
    }

    private JsonNode value(FieldUse use) {
        return switch (use.field().kind()) {
            case TEXT -> JSON.textNode(text(use.field().maxLength()));
            case TOKEN -> JSON.textNode(pick(use.values()));
            case CURRENCY -> JSON.textNode(pick(List.of("CNY", "EUR", "USD")));
            case COUNT, SECONDS -> JSON.numberNode(random.nextInt() >>> (1 + random.nextInt(31)));
            case FLAG -> JSON.booleanNode(random.nextBoolean());
            case TIME -> JSON.textNode(time());
            case DECIMAL -> amount();
            case MEMBERS -> members();
        };
    }

    private JsonNode amount() {
        BigDecimal amount = BigDecimal.valueOf(random.nextLong() % 100_000_000_000_000_000L, random.nextInt(5));
        if (amount.precision() - amount.scale() > 14) {
            amount = BigDecimal.valueOf(random.nextInt(), 2);
        }
        return random.nextBoolean() ? JSON.numberNode(amount) : JSON.textNode(amount.toPlainString());
    }

    private ArrayNode members() {
        ArrayNode members = JSON.arrayNode();
        int count = random.nextInt(20) == 0 ? 500 : random.nextInt(8);
        for (int i = 0; i < count; i++) {
            members.add(text(40));
        }
        return members;
    }

    private void maybe(ObjectNode node, String name, int maxLength) {
        if (random.nextBoolean()) {
            node.put(name, text(maxLength));
        }
    }

    private String time() {
        long seconds = FIRST_SECOND + (long) (random.nextDouble() * SECONDS);
        String time = Instant.ofEpochSecond(seconds, random.nextInt(1000) * 1_000_000L)
                .toString();
        return random.nextBoolean() ? time : time.replace("Z", "+00:00");
    }

    private String text(int maxLength) {
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? maxLength : Math.min(maxLength, 20));
        int[] alphabet = ALPHABETS
                .get(random.nextInt(4) == 0 ? random.nextInt(ALPHABETS.size()) : 0)
                .codePoints()
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}

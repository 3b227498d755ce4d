package io.atrium.contract.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.Event;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.UnreadableBatchException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Random events that came through the door: read from JSON and stamped. */
public final class RandomEvents {
    private final RandomCloudEvents json;
    private final CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard(), 10_000, 8 << 20);
    private final FakeDirectory directory = new FakeDirectory();

    public RandomEvents(long seed) {
        this.json = new RandomCloudEvents(seed);
    }

    /** A random event of a type. */
    public Event next(EventType type) {
        JsonNode event = json.next(type);
        ReadEvent read = read(event);
        if (!(read instanceof ReadEvent.Drafted drafted)) {
            throw new AssertionError("refused " + event + ": " + read);
        }
        StampedEvent stamped = drafted.draft().stamp(directory);
        if (!(stamped instanceof StampedEvent.Stamped complete)) {
            throw new AssertionError("not stamped " + event + ": " + stamped);
        }
        return complete.event();
    }

    private ReadEvent read(JsonNode event) {
        try {
            byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
            return reader.read(new ByteArrayInputStream(body)).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableBatchException e) {
            throw new AssertionError("unreadable " + event, e);
        }
    }
}

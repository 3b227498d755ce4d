package io.atrium.contract.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.testing.FakeDirectory;
import io.atrium.contract.testing.RandomCloudEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come through the door: events, problems, or the one typed exception. */
class CloudEventsReaderFuzzTest {
    private static final int ROUNDS = 10_000;
    private static final String BITS = "{}[]\",:.-+eE0123456789ntf\\u \u0000\u00FF";

    private final CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard());
    private final FakeDirectory directory = new FakeDirectory();
    private final Random random = new Random(42);

    @Test
    void mutatedBodiesAreReadOrRefused() throws IOException {
        RandomCloudEvents events = new RandomCloudEvents(42);
        List<EventType> types = EventCatalogue.standard().types();
        int drafted = 0;
        int refused = 0;
        int unreadable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutate(events.next(types.get(round % types.size())).toString());
            try {
                for (ReadEvent event : reader.read(new ByteArrayInputStream(body))) {
                    drafted += stampedAsWell(event) ? 1 : 0;
                    refused += event instanceof ReadEvent.Refused ? 1 : 0;
                }
            } catch (UnreadableBatchException e) {
                unreadable++;
            }
        }
        assertThat(List.of(drafted, refused, unreadable)).allMatch(count -> count > ROUNDS / 100);
    }

    private boolean stampedAsWell(ReadEvent event) {
        if (event instanceof ReadEvent.Drafted drafted) {
            assertThat(drafted.draft().stamp(directory)).isInstanceOf(StampedEvent.class);
            return true;
        }
        assertThat(((ReadEvent.Refused) event).problems()).isNotEmpty();
        return false;
    }

    private byte[] mutate(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) BITS.charAt(random.nextInt(BITS.length()));
        }
        return bytes;
    }
}

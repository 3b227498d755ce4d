package io.atrium.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.codec.UndecodableEventException.Reason;
import io.atrium.contract.testing.FakeDirectory;
import io.atrium.contract.testing.RandomEvents;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes from outside cause nothing worse than the one typed exception, and little garbage. */
class EventCodecFuzzTest {
    private static final int ROUNDS = 4_000;
    /** Generous: the event itself, its exception and the message; a claimed length of gigabytes would break it. */
    private static final long MAX_ALLOCATED = 4L << 20;

    private final EventCodec codec = new EventCodec();
    private final ReleasedSchemas schemas = ReleasedSchemas.load();
    private final Random random = new Random(20_240_101);

    @ParameterizedTest
    @EnumSource(EventFamily.class)
    void mutatedEventsAreDecodedOrRefused(EventFamily family) {
        List<EventType> types = EventCatalogue.standard().types(family);
        RandomEvents events = new RandomEvents(family.id().hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = codec.encode(events.next(types.get(round % types.size())));
            byte[] mutated = mutate(bytes);

            refused += decodesOrRefuses(mutated) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(ROUNDS / 10);
    }

    @ParameterizedTest
    @EnumSource(EventFamily.class)
    void noiseIsDecodedOrRefused(EventFamily family) {
        long fingerprint = schemas.newest(family).fingerprint();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);

            refused += decodesOrRefuses(withHeader(fingerprint, noise)) ? 0 : 1;
        }
        assertThat(refused).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(EventFamily.class)
    void everyTruncationIsRefused(EventFamily family) {
        EventType type = EventCatalogue.standard().types(family).get(0);
        byte[] bytes = codec.encode(new RandomEvents(7).next(type));
        for (int length = 0; length < bytes.length; length++) {
            assertThat(reason(Arrays.copyOf(bytes, length))).isIn(Reason.TOO_SHORT, Reason.CORRUPT);
        }
    }

    @Test
    void everyReasonIsTold() {
        byte[] bytes = codec.encode(
                new RandomEvents(8).next(EventCatalogue.standard().types().get(0)));
        byte[] badMagic = bytes.clone();
        badMagic[1] = 2;
        byte[] badTime = usageEventAt(-1);

        assertThat(reason(new byte[3])).isEqualTo(Reason.TOO_SHORT);
        assertThat(reason(new byte[EventCodec.MAX_BYTES + 1])).isEqualTo(Reason.TOO_LONG);
        assertThat(reason(badMagic)).isEqualTo(Reason.BAD_MAGIC);
        assertThat(reason(withHeader(42, new byte[20]))).isEqualTo(Reason.UNKNOWN_FINGERPRINT);
        assertThat(reason(Arrays.copyOf(bytes, bytes.length + 1))).isEqualTo(Reason.TRAILING_BYTES);
        assertThat(reason(badTime)).isEqualTo(Reason.INVALID_VALUE);
    }

    private byte[] usageEventAt(long time) {
        AvroWriter out = new AvroWriter(64);
        out.writeHeader(schemas.newest(EventFamily.USAGE).fingerprint());
        out.writeText("id");
        out.writeText("source");
        out.writeText("app.opened");
        out.writeLong(time);
        out.writeOptionalText(null);
        out.writeText("demo");
        ParticipantBody.write(FakeDirectory.member("user-1"), out);
        return concat(out.toByteArray(), new byte[14]);
    }

    private boolean decodesOrRefuses(byte[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Throwable thrown = catchThrowable(() -> readBack(bytes));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes allocated for %s", bytes.length).isLessThan(MAX_ALLOCATED);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(UndecodableEventException.class);
        }
        return thrown == null;
    }

    /** What is decoded is a whole event: it can be written and read again. */
    private void readBack(byte[] bytes) throws UndecodableEventException {
        Event event = codec.decode(bytes);
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    private Reason reason(byte[] bytes) {
        Throwable thrown = catchThrowable(() -> codec.decode(bytes));
        assertThat(thrown).isInstanceOf(UndecodableEventException.class);
        return ((UndecodableEventException) thrown).reason();
    }

    private byte[] mutate(byte[] bytes) {
        byte[] mutated = bytes.clone();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int at = 10 + random.nextInt(mutated.length - 10);
            mutated[at] = random.nextInt(4) == 0 ? (byte) 0xFF : (byte) random.nextInt();
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(mutated, 10 + random.nextInt(mutated.length)) : mutated;
    }

    private static byte[] withHeader(long fingerprint, byte[] body) {
        byte[] header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(fingerprint)
                .array();
        return concat(header, body);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

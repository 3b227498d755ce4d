package io.atrium.contract.bench;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds for one event, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
    private static final int EVENTS = 1024;

    /** The family of the events. */
    @Param({"usage", "collaboration", "business"})
    public String family = "";

    private final EventCodec avro = new EventCodec();
    private JsonCodec json = new JsonCodec(Event.class);
    private final Event[] events = new Event[EVENTS];
    private final byte[][] avroBytes = new byte[EVENTS][];
    private final byte[][] jsonBytes = new byte[EVENTS][];
    private int next;

    /** Makes the events, and proves that both ways give them back. */
    @Setup
    public void prepare() throws IOException, UndecodableEventException {
        BenchEvents source = new BenchEvents();
        for (int i = 0; i < EVENTS; i++) {
            events[i] = source.next(family);
            if (i == 0) {
                json = new JsonCodec(events[i].getClass());
            }
            avroBytes[i] = avro.encode(events[i]);
            jsonBytes[i] = json.encode(events[i]);
            if (!avro.decode(avroBytes[i]).equals(events[i])
                    || !json.decode(jsonBytes[i]).equals(events[i])) {
                throw new IllegalStateException("an event did not survive: " + events[i]);
            }
        }
    }

    @Benchmark
    public byte[] encodeAvro() {
        return avro.encode(events[index()]);
    }

    @Benchmark
    public byte[] encodeJson() throws IOException {
        return json.encode(events[index()]);
    }

    @Benchmark
    public Event decodeAvro() throws UndecodableEventException {
        return avro.decode(avroBytes[index()]);
    }

    @Benchmark
    public Event decodeJson() throws IOException {
        return json.decode(jsonBytes[index()]);
    }

    private int index() {
        next = (next + 1) & (EVENTS - 1);
        return next;
    }
}

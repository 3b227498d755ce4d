package io.atrium.jobs.proof;

import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, in its order: events of three tenants in the order of their times, but one in ten up to a day late; one
 * in twenty sent a second time up to a day later (every third of those with other stamps); now and then another event
 * under a known id, an event of an unknown type, and bytes that are no event.
 *
 * @param name the prefix of its tenants
 * @param sends the records
 */
record Ledger(String name, List<Send> sends) {
    private static final List<EventFamily> FAMILIES = List.of(EventFamily.values());
    private static final int SHUFFLED_PERCENT = 10;
    private static final int DUPLICATED_PERCENT = 5;
    private static final int CONFLICT_EVERY = 401;
    private static final int UNKNOWN_EVERY = 503;
    private static final int GARBAGE_EVERY = 307;
    private static final long DAY = Duration.ofDays(1).toMillis();

    Ledger {
        sends = List.copyOf(sends);
    }

    /** The ledger of a seed: the same one for the same arguments. */
    static Ledger generate(String name, long seed, int events) {
        return new Generator(name, seed).generate(events);
    }

    /** The tenants. */
    List<String> tenants() {
        return sends.stream().map(Send::tenant).distinct().sorted().toList();
    }

    private static final class Generator {
        private final String name;
        private final RandomGenerator random;
        private final EventMaker maker;
        private final EventCodec codec = new EventCodec();
        private final List<Population> populations;
        private final List<Timed> timed = new ArrayList<>();

        /** A record and the place in the order that its time gives it; ties keep the order of making. */
        private record Timed(long place, Send send) {}

        Generator(String name, long seed) {
            this.name = name;
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            this.maker = new EventMaker(random);
            // over a month's end; the last one's days are ahead, so that its events never need a lookup in raw facts
            this.populations = List.of(
                    new Population(name + "-a", ZoneId.of("Asia/Shanghai"), Instant.parse("2025-02-22T05:00:00Z"), 1),
                    new Population(
                            name + "-b", ZoneId.of("America/Sao_Paulo"), Instant.parse("2025-02-20T00:00:00Z"), 1),
                    new Population(name + "-c", ZoneOffset.UTC, Instant.parse("2099-12-24T00:00:00Z"), 4_294_960_000L));
        }

        Ledger generate(int events) {
            for (int i = 0; i < events; i++) {
                Population population = populations.get(i % populations.size());
                add(population, maker.make(population, "e" + i), i);
            }
            timed.sort(Comparator.comparingLong(Timed::place));
            return new Ledger(name, timed.stream().map(Timed::send).toList());
        }

        private void add(Population population, Event event, int number) {
            long sinceBegin = Duration.between(
                            population.begin(), event.envelope().time())
                    .toMillis();
            long place = sinceBegin + (percent(SHUFFLED_PERCENT) ? random.nextLong(DAY) : 0);
            add(place, send(event, Send.Fate.ROW, event, ""));
            if (percent(DUPLICATED_PERCENT)) {
                Event again = random.nextInt(3) == 0 ? EventMaker.restamped(event) : event;
                add(place + random.nextLong(DAY), send(again, Send.Fate.DUPLICATE, null, ""));
            }
            if (number % CONFLICT_EVERY == 0) {
                Event other = EventMaker.contradicting(event);
                add(place + random.nextLong(DAY), send(other, Send.Fate.DEAD_LETTER, null, "identity-conflict"));
            }
            if (number % UNKNOWN_EVERY == 0) {
                Event unknown = EventMaker.ofUnknownType(event);
                add(place, send(unknown, Send.Fate.DEAD_LETTER, null, "unknown-type"));
            }
            if (number % GARBAGE_EVERY == 0) {
                add(place, garbage(event, number));
            }
        }

        private Send garbage(Event event, int number) {
            byte[] whole = codec.encode(event);
            byte[] key = key(event);
            String topic = FAMILIES.get(number % FAMILIES.size()).topic();
            return switch (number % 3) {
                case 0 -> dead(topic, key, Arrays.copyOf(whole, 5), "too-short");
                case 1 -> dead(topic, key, noise(40 + number % 300), "bad-magic");
                default -> dead(topic, key, Arrays.copyOf(whole, whole.length - 7), "corrupt");
            };
        }

        private byte[] noise(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            bytes[0] = 0;
            return bytes;
        }

        private Send dead(String topic, byte[] key, byte[] value, String reason) {
            String tenant = new String(key, StandardCharsets.UTF_8).replaceAll("/.*", "");
            return new Send(tenant, topic, key, value, Send.Fate.DEAD_LETTER, null, reason);
        }

        private Send send(Event event, Send.Fate fate, @Nullable Event counts, String reason) {
            return new Send(
                    event.envelope().tenantId(),
                    event.family().topic(),
                    key(event),
                    codec.encode(event),
                    fate,
                    counts,
                    reason);
        }

        private static byte[] key(Event event) {
            return (event.envelope().tenantId() + "/" + event.envelope().memberNo()).getBytes(StandardCharsets.UTF_8);
        }

        private void add(long place, Send send) {
            timed.add(new Timed(place, send));
        }

        private boolean percent(int percent) {
            return random.nextInt(100) < percent;
        }
    }
}

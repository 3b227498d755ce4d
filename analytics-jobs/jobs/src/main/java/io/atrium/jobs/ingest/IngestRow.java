package io.atrium.jobs.ingest;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.UsageEvent;
import io.atrium.jobs.kafka.KafkaRecord;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the job writes. */
sealed interface IngestRow {

    /** An event that counts. A class with fields of its own: columns read them dozens of times a row. */
    abstract sealed class Fact implements IngestRow {
        private final Arrival.Decoded origin;
        private final Envelope envelope;

        private Fact(Arrival.Decoded origin) {
            this.origin = origin;
            this.envelope = origin.event().envelope();
        }

        /** The event as it arrived. */
        final Arrival.Decoded origin() {
            return origin;
        }

        /** What every event has. */
        final Envelope envelope() {
            return envelope;
        }

        /** The fact of this event. */
        static Fact of(Arrival.Decoded origin) {
            if (origin.event() instanceof UsageEvent usage) {
                return new UsageFact(origin, usage);
            }
            if (origin.event() instanceof CollaborationEvent collaboration) {
                return new CollaborationFact(origin, collaboration);
            }
            return new BusinessFact(origin, (BusinessEvent) origin.event());
        }
    }

    /** Of the family usage. */
    final class UsageFact extends Fact {
        private final UsageEvent event;

        private UsageFact(Arrival.Decoded origin, UsageEvent event) {
            super(origin);
            this.event = event;
        }

        UsageEvent event() {
            return event;
        }
    }

    /** Of the family collaboration. */
    final class CollaborationFact extends Fact {
        private final CollaborationEvent event;

        private CollaborationFact(Arrival.Decoded origin, CollaborationEvent event) {
            super(origin);
            this.event = event;
        }

        CollaborationEvent event() {
            return event;
        }
    }

    /** Of the family business. */
    final class BusinessFact extends Fact {
        private final BusinessEvent event;

        private BusinessFact(Arrival.Decoded origin, BusinessEvent event) {
            super(origin);
            this.event = event;
        }

        BusinessEvent event() {
            return event;
        }
    }

    /**
     * An event that is derived from once more; it is no row of its own.
     *
     * @param origin the event as it was handed over
     */
    record Replayed(Arrival.Replayed origin) implements IngestRow {}

    /**
     * What became of the records that one subtask judged before one checkpoint, of one tenant in one partition.
     *
     * @param place tenant, topic and partition
     * @param offsetFrom the first offset
     * @param offsetTo after the last offset; offsets in between can be another subtask's or tenant's
     * @param rows records that count
     * @param duplicates records that were seen before
     * @param deadLettered records that cannot count
     * @param erased records of tenants that were erased
     * @param newestArrivalMillis the newest record's time
     * @param subtask the subtask
     * @param checkpoint the checkpoint
     */
    record Outcome(
            Place place,
            long offsetFrom,
            long offsetTo,
            long rows,
            long duplicates,
            long deadLettered,
            long erased,
            long newestArrivalMillis,
            int subtask,
            long checkpoint)
            implements IngestRow {}

    /**
     * Where a record stands.
     *
     * @param tenantId the tenant, empty when it cannot be read or was erased
     * @param topic the topic
     * @param partition the partition
     */
    record Place(String tenantId, String topic, int partition) {
        private static final Pattern KEY = Pattern.compile("([a-z][a-z0-9-]{1,30})/.*", Pattern.DOTALL);

        /** The tenant in a record's key, which is {@code tenant/memberNo}; empty when there is none. */
        static String tenantOfKey(KafkaRecord record) {
            byte[] key = record.key();
            Matcher matcher = KEY.matcher(key == null ? "" : new String(key, StandardCharsets.UTF_8));
            return matcher.matches() ? matcher.group(1) : "";
        }
    }
}

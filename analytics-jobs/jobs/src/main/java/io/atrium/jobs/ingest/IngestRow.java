package io.atrium.jobs.ingest;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.UsageEvent;
import io.atrium.jobs.kafka.KafkaRecord;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the job writes. */
sealed interface IngestRow {

    /** An event that counts. */
    sealed interface Fact extends IngestRow {
        /** The event as it arrived. */
        Arrival.Decoded origin();

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
    record UsageFact(Arrival.Decoded origin, UsageEvent event) implements Fact {}

    /** Of the family collaboration. */
    record CollaborationFact(Arrival.Decoded origin, CollaborationEvent event) implements Fact {}

    /** Of the family business. */
    record BusinessFact(Arrival.Decoded origin, BusinessEvent event) implements Fact {}

    /**
     * What became of the records that one subtask judged before one checkpoint, of one tenant in one partition.
     *
     * @param place tenant, topic and partition
     * @param offsetFrom the first offset
     * @param offsetTo after the last offset; offsets in between can be another subtask's or tenant's
     * @param rows records that count
     * @param duplicates records that were seen before
     * @param deadLettered records that cannot count
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
            long newestArrivalMillis,
            int subtask,
            long checkpoint)
            implements IngestRow {}

    /**
     * Where a record stands.
     *
     * @param tenantId the tenant, empty when it cannot be read
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

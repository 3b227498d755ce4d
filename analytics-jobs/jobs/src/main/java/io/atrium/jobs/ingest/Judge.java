package io.atrium.jobs.ingest;

import io.atrium.contract.Envelope;
import io.atrium.jobs.ingest.IngestRow.Fact;
import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.ingest.IngestRow.Place;
import io.atrium.jobs.ingest.OutcomeTally.Fate;
import io.atrium.jobs.kafka.DeadLetter;
import io.atrium.jobs.kafka.DeadLetterTypeInfo;
import io.atrium.jobs.kafka.KafkaRecord;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decides each record's fate, in one place. The {@link EventMemory} knows identity and payload hash of every event for
 * the horizon after its arrival; it is this operator's raw keyed state. An event that it does not know but could have
 * forgotten waits, with others, for one lookup in the raw facts; nothing waits across a checkpoint, so what waits needs
 * no state, and a restored job cannot lose it. While a lookup or a commit blocks, the input is held back.
 *
 * <p>Records of a tenant that was erased do not count, whenever they are read: what is known of such tenants is read at
 * the start and after each barrier, so from the second checkpoint after an erasure on none of its records is written.
 * The same holds for events of days that a tenant's retention has closed; they stay on the tenant's account.
 *
 * <p>Facts of a tenant that was imported were written without this job. Its events from before that time are looked up like
 * forgotten ones, however young they are.
 *
 * <p>A limit: an id that is used again after the horizon with a newer event time counts as another event.
 */
final class Judge extends AbstractStreamOperator<IngestRow> implements OneInputStreamOperator<Arrival, IngestRow> {
    private static final long serialVersionUID = 1L;

    /** Records that do not count. */
    static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters", new DeadLetterTypeInfo());

    /** Same tenant, source and id, but another payload. */
    static final String IDENTITY_CONFLICT = "identity-conflict";

    /** Events that wait at most for one lookup: a request of about 200 kB. */
    static final int LOOKUP_EVENTS = 8192;

    /** How long an event waits for others at most. */
    static final Duration LOOKUP_DELAY = Duration.ofMillis(200);

    private final KnownEvents.Provider knownEventsProvider;
    private final Tenants tenants;
    private final Memory remembered;

    private transient @Nullable KnownEvents knownEvents;
    private transient @Nullable TenantNumbers erasedTenants;
    private transient @Nullable TenantNumbers closedDays;
    private transient @Nullable TenantNumbers restoredTenants;
    private transient Map<String, Long> erased = Map.of();
    private transient Map<String, Long> firstDays = Map.of();
    private transient Map<String, Long> restored = Map.of();
    private transient @Nullable EventMemory events;
    private transient @Nullable ListState<Tuple3<Integer, Long, Long>> spans;
    private transient @Nullable MemorySpan memory;
    private transient @Nullable OutcomeTally tally;
    private transient @Nullable Map<Identity, List<Arrival.Decoded>> waiting;
    private transient @Nullable Counter lookups;
    private transient @Nullable Counter foreign;
    private transient int waitingEvents;
    private transient @Nullable ScheduledFuture<?> timer;
    private transient long lastCheckpoint;

    /**
     * What has to be known of some tenants.
     *
     * @param erased records that Kafka took before this time do not count, in milliseconds since 1970
     * @param firstDays events of days before this one do not count, in days since 1970
     * @param restored events of before this time can be in the raw facts though no record of them was read, in milliseconds since 1970
     */
    record Tenants(TenantNumbers.Provider erased, TenantNumbers.Provider firstDays, TenantNumbers.Provider restored)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** What it means that the raw facts have an event which the judge does not remember. */
    enum Found {
        /** The judge forgot it: its job alone writes raw facts, and has handed it on. */
        HANDED_ON,
        /** Nothing: another job writes raw facts, and may be ahead. Only other content under the same id is a conflict. */
        NOTHING
    }

    /**
     * How the judge remembers.
     *
     * @param generation the job's generation
     * @param horizon for how long
     * @param found what the raw facts mean
     */
    record Memory(int generation, Duration horizon, Found found) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    Judge(KnownEvents.Provider knownEventsProvider, Tenants tenants, Memory memory) {
        this.knownEventsProvider = knownEventsProvider;
        this.tenants = tenants;
        this.remembered = memory;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        spans = context.getOperatorStateStore()
                .getUnionListState(
                        new ListStateDescriptor<>("memory-span", Types.TUPLE(Types.INT, Types.LONG, Types.LONG)));
        MemorySpan restored = null;
        for (Tuple3<Integer, Long, Long> span : spans.get()) {
            MemorySpan part = new MemorySpan(span.f0, span.f1, span.f2);
            restored = restored == null ? part : restored.and(part);
        }
        long now = getProcessingTimeService().getCurrentProcessingTime();
        memory = restored == null
                ? MemorySpan.startingAt(now, remembered.generation(), remembered.horizon())
                : restored.restoredAt(now, remembered.generation(), remembered.horizon());
        lastCheckpoint = context.getRestoredCheckpointId().orElse(0L);
        events = restoredEvents(context, now);
    }

    private EventMemory restoredEvents(StateInitializationContext context, long now) throws Exception {
        KeyedStateBackend<Identity> backend = getKeyedStateBackend();
        EventMemory restored = EventMemory.of(getRuntimeContext().getTaskInfo(), remembered.horizon());
        boolean found = false;
        for (KeyGroupStatePartitionStreamProvider part : context.getRawKeyedStateInputs()) {
            restored.read(part, now);
            found = true;
        }
        if (context.isRestored() && !found) {
            FirstReleaseState.move(
                    backend, remembered.horizon(), (identity, payload) -> restored.put(identity, payload, now));
        }
        return restored;
    }

    /** Raw keyed state holds the {@link EventMemory}; timers, which would use it too, are not keyed here. */
    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void open() throws Exception {
        super.open();
        tally = new OutcomeTally();
        waiting = new LinkedHashMap<>();
        lookups = getMetricGroup().counter("lookedUpEvents");
        foreign = getMetricGroup().counter("foreignReplayRecords");
        Counter retries = getMetricGroup().counter("lookupRetries");
        knownEvents = knownEventsProvider.open(retries::inc);
        erasedTenants = tenants.erased().open(retries::inc);
        closedDays = tenants.firstDays().open(retries::inc);
        restoredTenants = tenants.restored().open(retries::inc);
        learnTenants();
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) throws Exception {
        Arrival arrival = element.getValue();
        if (arrival instanceof Arrival.Replayed replayed) {
            output.collect(new StreamRecord<>(new IngestRow.Replayed(replayed)));
        } else if (arrival instanceof Arrival.Foreign) {
            Objects.requireNonNull(foreign).inc();
        } else if (isErased(arrival)) {
            count(arrival.record(), "", Fate.ERASED);
        } else if (arrival instanceof Arrival.Refused refused) {
            deadLetter(refused.record(), Place.tenantOfKey(refused.record()), refused.reason(), refused.detail());
        } else if (arrival instanceof Arrival.Decoded decoded) {
            if (isClosed(decoded)) {
                count(decoded.record(), decoded.event().envelope().tenantId(), Fate.CLOSED);
            } else {
                judgeOrWait(decoded);
            }
        }
    }

    private boolean isClosed(Arrival.Decoded arrival) {
        if (firstDays.isEmpty()) {
            return false;
        }
        Envelope envelope = arrival.event().envelope();
        Long firstDay = firstDays.get(envelope.tenantId());
        return firstDay != null && envelope.day().toEpochDay() < firstDay;
    }

    private boolean isErased(Arrival arrival) {
        if (erased.isEmpty()) {
            return false;
        }
        String tenant = arrival instanceof Arrival.Decoded decoded
                ? decoded.event().envelope().tenantId()
                : Place.tenantOfKey(arrival.record());
        Long before = erased.get(tenant);
        return before != null && arrival.record().arrivalMillis() < before;
    }

    private void judgeOrWait(Arrival.Decoded arrival) throws Exception {
        List<Arrival.Decoded> earlier = waiting().get(arrival.identity());
        if (earlier != null) {
            earlier.add(arrival);
            waitingEvents++;
            return;
        }
        long now = getProcessingTimeService().getCurrentProcessingTime();
        Long known = events().find(arrival.identity(), now);
        if (known != null || !mayBeThere(arrival, now)) {
            judge(arrival, known, now);
            return;
        }
        waiting()
                .computeIfAbsent(arrival.identity(), absent -> new ArrayList<>(1))
                .add(arrival);
        waitingEvents++;
        if (waitingEvents >= LOOKUP_EVENTS) {
            resolveWaiting();
        } else if (timer == null) {
            timer = getProcessingTimeService().registerTimer(now + LOOKUP_DELAY.toMillis(), time -> {
                timer = null;
                resolveWaiting();
            });
        }
    }

    /** Whether an event that is not remembered can still be in the raw facts. */
    private boolean mayBeThere(Arrival.Decoded arrival, long now) {
        long eventMillis = arrival.event().envelope().time().toEpochMilli();
        if (memory().mayHaveForgotten(eventMillis, now)) {
            return true;
        }
        Long before = restored.isEmpty()
                ? null
                : restored.get(arrival.event().envelope().tenantId());
        return before != null && eventMillis < before + MemorySpan.CLOCK_TOLERANCE.toMillis();
    }

    private void resolveWaiting() throws Exception {
        if (waitingEvents == 0) {
            return;
        }
        List<KnownEvents.Question> questions = new ArrayList<>(waiting().size());
        waiting()
                .forEach((identity, arrivals) -> questions.add(new KnownEvents.Question(
                        arrivals.get(0).event().envelope().tenantId(), identity)));
        Map<Identity, Long> found = Objects.requireNonNull(knownEvents).find(questions);
        Objects.requireNonNull(lookups).inc(questions.size());
        long now = getProcessingTimeService().getCurrentProcessingTime();
        for (Map.Entry<Identity, List<Arrival.Decoded>> entry : waiting().entrySet()) {
            Long known = found.get(entry.getKey());
            if (known != null) {
                events().put(entry.getKey(), known, now);
            }
            boolean handedOn = known == null || remembered.found() == Found.HANDED_ON;
            for (Arrival.Decoded arrival : entry.getValue()) {
                if (!handedOn && known != null && known == arrival.payloadHash()) {
                    judge(arrival, null, now);
                    handedOn = true;
                } else {
                    judge(arrival, known, now);
                }
                known = events().find(entry.getKey(), now);
            }
        }
        waiting().clear();
        waitingEvents = 0;
    }

    private void judge(Arrival.Decoded arrival, @Nullable Long known, long now) {
        String tenant = arrival.event().envelope().tenantId();
        if (known == null) {
            events().put(arrival.identity(), arrival.payloadHash(), now);
            output.collect(new StreamRecord<>(Fact.of(arrival)));
            count(arrival.record(), tenant, Fate.ROW);
        } else if (known == arrival.payloadHash()) {
            count(arrival.record(), tenant, Fate.DUPLICATE);
        } else {
            deadLetter(
                    arrival.record(),
                    tenant,
                    IDENTITY_CONFLICT,
                    "tenant, source and id are those of an earlier event with other content");
        }
    }

    private void deadLetter(KafkaRecord record, String tenant, String reason, String detail) {
        output.collect(DEAD_LETTERS, new StreamRecord<>(new DeadLetter(record, reason, detail)));
        count(record, tenant, Fate.DEAD_LETTER);
    }

    private void count(KafkaRecord record, String tenant, Fate fate) {
        Place place = new Place(tenant, record.topic(), record.partition());
        tally().count(place, record.offset(), record.arrivalMillis(), fate);
    }

    /** Before the barrier: everything judged since the last one goes with this checkpoint. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        resolveWaiting();
        emitOutcomes(checkpointId);
        lastCheckpoint = checkpointId;
        learnTenants();
    }

    private void learnTenants() throws Exception {
        erased = Objects.requireNonNull(erasedTenants).load();
        firstDays = Objects.requireNonNull(closedDays).load();
        restored = Objects.requireNonNull(restoredTenants).load();
    }

    @Override
    public void finish() throws Exception {
        resolveWaiting();
        emitOutcomes(lastCheckpoint + 1);
        super.finish();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        MemorySpan span = memory();
        Objects.requireNonNull(spans)
                .update(List.of(Tuple3.of(span.generation(), span.sinceMillis(), span.horizonMillis())));
        events().write(
                        context.getRawKeyedOperatorStateOutput(),
                        getProcessingTimeService().getCurrentProcessingTime());
    }

    private void emitOutcomes(long checkpoint) {
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        for (Outcome outcome : tally().take(subtask, checkpoint)) {
            output.collect(new StreamRecord<>(outcome));
        }
    }

    private EventMemory events() {
        return Objects.requireNonNull(events);
    }

    private MemorySpan memory() {
        return Objects.requireNonNull(memory);
    }

    private OutcomeTally tally() {
        return Objects.requireNonNull(tally);
    }

    private Map<Identity, List<Arrival.Decoded>> waiting() {
        return Objects.requireNonNull(waiting);
    }
}

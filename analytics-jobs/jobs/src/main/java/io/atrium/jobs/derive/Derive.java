package io.atrium.jobs.derive;

import io.atrium.jobs.derive.DirtyKeys.Touch;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the events' fragments of each key, and writes what changes in its facts, at checkpoints. ADR 14 says why that is
 * exact, also beside a replay. A key that was touched is derived before the next barrier, but not more often than the
 * delay allows; what waits is marked in the state. It is the only one that writes a key's rows, in every generation.
 */
public final class Derive<E, R extends DerivedRow> extends AbstractStreamOperator<Derived>
        implements OneInputStreamOperator<Piece, Derived>, Triggerable<DerivationKey, VoidNamespace> {
    private static final long serialVersionUID = 1L;
    private static final Duration TIMER_GRAIN = Duration.ofHours(1);

    private final Derivation<E, R> derivation;
    private final Notices.Provider noticesProvider;
    private final DeriveOptions options;
    private final Start start;

    private transient @Nullable KeyState state;
    private transient @Nullable ListState<byte[]> chronicles;
    private transient @Nullable Chronicle chronicle;
    private transient boolean restoredWithoutState;
    private transient Notices.@Nullable Board board;
    private transient Notices notices = Notices.NONE;
    private transient @Nullable Deriver<E, R> deriver;
    private transient @Nullable DirtyKeys dirty;
    private transient @Nullable InternalTimerService<VoidNamespace> timers;
    private transient @Nullable Counter derivedKeys;

    /** How the job was started. */
    public enum Start {
        /** From nothing but Kafka. */
        FRESH,
        /** From a savepoint or checkpoint. An operator that has no state in it cannot tell by itself. */
        RESTORED
    }

    public Derive(Derivation<E, R> derivation, Notices.Provider noticesProvider, DeriveOptions options, Start start) {
        this.derivation = derivation;
        this.noticesProvider = noticesProvider;
        this.options = options;
        this.start = start;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = new KeyState(context.getKeyedStateStore());
        chronicles = context.getOperatorStateStore()
                .getUnionListState(
                        new ListStateDescriptor<>("chronicle", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        chronicle = new Chronicle(options.generation());
        restoredWithoutState = true;
        for (byte[] bytes : chronicles.get()) {
            chronicle.add(bytes);
            restoredWithoutState = false;
        }
        restoredWithoutState &= start == Start.RESTORED || context.isRestored();
    }

    @Override
    public void open() throws Exception {
        super.open();
        board = noticesProvider.open(getMetricGroup().counter("noticeRetries")::inc);
        notices = board.read();
        dirty = new DirtyKeys();
        derivedKeys = getMetricGroup().counter("derivedKeys");
        getMetricGroup().gauge("waitingKeys", dirty::size);
        timers = getInternalTimerService("forgetting", VoidNamespaceSerializer.INSTANCE, this);
        Beginning.of(options, restoredWithoutState, now(), notices.generations())
                .accept(chronicle());
        deriver = new Deriver<>(derivation, options, chronicle(), change -> output.collect(new StreamRecord<>(change)));
        try (Stream<DerivationKey> waiting = keys(KeyState.WAITING)) {
            waiting.forEach(dirty::restore);
        }
    }

    @Override
    public void processElement(StreamRecord<Piece> element) throws Exception {
        Piece piece = element.getValue();
        if (isErased(piece)) {
            return;
        }
        state().add(piece);
        dirty().touch(piece);
        if (piece.replayOf() == 0) {
            chronicle().saw(piece.key().tenantId(), piece.epochDay());
        }
    }

    private boolean isErased(Piece piece) {
        Map<String, Long> erased = notices.erased();
        if (erased.isEmpty()) {
            return false;
        }
        Long before = erased.get(piece.key().tenantId());
        return before != null && piece.arrivalMillis() < before;
    }

    /** Before the barrier: what is written goes with this checkpoint. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        notices = Objects.requireNonNull(board).read();
        removeErased();
        deriveAll(options.delay());
    }

    @Override
    public void finish() throws Exception {
        deriveAll(Duration.ZERO);
        super.finish();
    }

    private void deriveAll(Duration delay) throws Exception {
        long now = now();
        Iterator<Map.Entry<DerivationKey, Touch>> keys = dirty().iterator();
        while (keys.hasNext()) {
            Map.Entry<DerivationKey, Touch> entry = keys.next();
            setCurrentKey(entry.getKey());
            if (derive(entry.getKey(), entry.getValue(), now, delay)) {
                keys.remove();
            } else if (!entry.getValue().kept()) {
                entry.getValue().keep();
                state().mark();
            }
        }
        deriver().restatements(notices.generations(), now);
    }

    private boolean derive(DerivationKey key, Touch touch, long now, Duration delay) throws Exception {
        KeyRecord before = state().record();
        Bars bars = deriver().bars(key, before);
        boolean first = before.derivedMillis() == Long.MIN_VALUE;
        if (!first && !touch.replayed() && bars.isEmpty() && now - before.derivedMillis() < delay.toMillis()) {
            return false;
        }
        deriver().noteGaps(key, touch.days(), bars, notices.generations(), now);
        if (touch.kept()) {
            state().unmark();
        }
        if (bars.holdsEverything(notices.generations())) {
            state().forget(before.bar().equals(Bar.NONE) ? null : before);
            return true;
        }
        Deriver.Step step = deriver().step(key, before, bars, state().fragments(), notices.generations(), now);
        state().update(step.record(), step.fragments());
        if (first) {
            forgetAt(deriver().keptUntil(key, now));
        }
        Objects.requireNonNull(derivedKeys).inc();
        return true;
    }

    private void forgetAt(long millis) {
        long grain = TIMER_GRAIN.toMillis();
        Objects.requireNonNull(timers)
                .registerProcessingTimeTimer(VoidNamespace.INSTANCE, (millis / grain + 1) * grain);
    }

    /** Forgets the key, when it was not touched for long, and notes that there is something to know. */
    @Override
    public void onProcessingTime(InternalTimer<DerivationKey, VoidNamespace> timer) throws Exception {
        KeyRecord record = state().record();
        if (record.derivedMillis() == Long.MIN_VALUE) {
            return; // forgotten or erased already
        }
        DerivationKey key = timer.getKey();
        long end = deriver().keptUntil(key, record.derivedMillis());
        if (end > timer.getTimestamp()) {
            forgetAt(end);
        } else if (dirty().contains(key) || notices.generations().building(key.tenantId())) {
            forgetAt(timer.getTimestamp());
        } else {
            state().forget(deriver().closed(key, record, notices.generations()));
        }
    }

    @Override
    public void onEventTime(InternalTimer<DerivationKey, VoidNamespace> timer) {
        throw new IllegalStateException("no timer is set in event time");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        Objects.requireNonNull(chronicles).update(List.of(chronicle().bytes()));
    }

    private void removeErased() throws Exception {
        for (Map.Entry<String, Long> erased : notices.erased().entrySet()) {
            if (chronicle().erase(erased.getKey(), erased.getValue())) {
                dirty().removeTenant(erased.getKey());
                removeKeys(erased.getKey());
            }
        }
    }

    private void removeKeys(String tenantId) throws IOException {
        for (String name : List.of(KeyState.FRAGMENTS, KeyState.RECORD)) {
            List<DerivationKey> found;
            try (Stream<DerivationKey> keys = keys(name)) {
                found = keys.filter(key -> key.tenantId().equals(tenantId)).toList();
            }
            for (DerivationKey key : found) {
                setCurrentKey(key);
                state().unmark();
                state().forget(null);
            }
        }
    }

    private Stream<DerivationKey> keys(String name) {
        return this.<DerivationKey>getKeyedStateBackend().getKeys(name, VoidNamespace.INSTANCE);
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private KeyState state() {
        return Objects.requireNonNull(state);
    }

    private Chronicle chronicle() {
        return Objects.requireNonNull(chronicle);
    }

    private Deriver<E, R> deriver() {
        return Objects.requireNonNull(deriver);
    }

    private DirtyKeys dirty() {
        return Objects.requireNonNull(dirty);
    }
}

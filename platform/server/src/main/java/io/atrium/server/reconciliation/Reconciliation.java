package io.atrium.server.reconciliation;

import io.atrium.server.eventlog.EventLogUnreachableException;
import io.atrium.warehouse.reconciliation.Lane;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The auditor. Two threads drive it, {@link #check} and {@link #checkDeeplyIfDue}; what it knows any thread may ask. */
public final class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final Pass pass;
    private final DeepCheck deep;
    private final ReconciliationStore store;
    private final BooleanSupplier removing;
    private final Limits limits;
    private final Clock clock;
    private final Map<Lane, Seal> saved = new HashMap<>();

    private boolean restored;
    private boolean erasing;
    private boolean thinning;
    private long thinnings;
    private long erasures;
    private Pass.@Nullable Found found;
    private @Nullable Instant checkedAt;
    private @Nullable Instant lastSuccess;
    private @Nullable String error;
    private DeepCheck.@Nullable Result lastDeep;
    private DeepCheck.@Nullable Progress deepProgress;
    private @Nullable String deepError;
    private @Nullable Instant deepTriedAt;
    private boolean deepWanted;

    Reconciliation(
            Pass pass,
            DeepCheck deep,
            ReconciliationStore store,
            BooleanSupplier removing,
            Limits limits,
            Clock clock) {
        this.pass = pass;
        this.deep = deep;
        this.store = store;
        this.removing = removing;
        this.limits = limits;
        this.clock = clock;
    }

    /** One continuous pass. What cannot be asked shows in the report and is asked again in the next. */
    void check() {
        try {
            restore();
            if (isErasing()) {
                return;
            }
            Pass.Found now = pass.run(isThinning() ? Pass.Totals.LEFT_OUT : Pass.Totals.COMPARED);
            save();
            learn(now);
        } catch (SQLException | EventLogUnreachableException | RuntimeException e) {
            String reason = reason(e);
            log.atWarn().addKeyValue("reason", reason).log("Reconciliation could not ask everything");
            synchronized (this) {
                checkedAt = clock.instant();
                error = reason;
            }
        }
    }

    /**
     * While a tenant's facts are being deleted, claims and facts differ on purpose: nothing is judged. Afterwards all is
     * read again from the first claim on.
     */
    private boolean isErasing() {
        ErasureState state = store.erasures();
        boolean grown;
        synchronized (this) {
            erasing = state.underWay();
            grown = state.finished() > erasures;
            erasures = state.finished();
        }
        if (grown) {
            pass.restart();
        }
        return state.underWay();
    }

    /**
     * While retention removes days, offsets stay balanced record by record; totals and rollups follow table by table, so they are not
     * compared until that is done.
     */
    private synchronized boolean isThinning() {
        boolean now = removing.getAsBoolean();
        if (now && !thinning) {
            thinnings++;
        }
        thinning = now;
        return now;
    }

    /** A deep check, if somebody has asked for one, if totals do not fit, or if the last one is old. */
    void checkDeeplyIfDue() {
        DeepCheck.Progress progress = beginDeep();
        if (progress == null) {
            return;
        }
        try {
            long before = removals();
            DeepCheck.Result result = deep.run(pass.seals(), pass::correct, this::step);
            if (removals() != before) {
                endDeep(null, "Days were removed by retention meanwhile.");
                return;
            }
            store.save(result);
            log.atInfo()
                    .addKeyValue(
                            "millis",
                            Duration.between(result.startedAt(), result.finishedAt())
                                    .toMillis())
                    .addKeyValue("differences", result.differences().size())
                    .log("Deep reconciliation has finished");
            endDeep(result, null);
        } catch (SQLException | RuntimeException e) {
            String reason = reason(e);
            log.atWarn().addKeyValue("reason", reason).log("Deep reconciliation could not be finished");
            endDeep(null, reason);
        }
    }

    /** How often retention has begun to remove something. */
    private synchronized long removals() {
        isThinning();
        return thinnings;
    }

    /**
     * Asks for a deep check now; when one runs already, that one is meant.
     *
     * @throws io.atrium.server.failure.FailureException when the last one is too fresh
     */
    public synchronized void requestDeep() {
        if (deepWanted || deepProgress != null) {
            return;
        }
        Instant now = clock.instant();
        if (lastDeep != null) {
            Duration wait = Duration.between(now, lastDeep.finishedAt().plus(limits.deepPause()));
            if (!wait.isNegative()) {
                throw new ReconciliationFailure.TooSoon(wait).exception();
            }
        }
        deepWanted = true;
    }

    /** What is known now. */
    public synchronized ReconciliationReport report() {
        List<PartitionReport> partitions = found == null ? List.of() : found.partitions();
        List<Difference> differences = new ArrayList<>(found == null ? List.of() : found.differences());
        if (lastDeep != null) {
            lastDeep.differences().stream()
                    .filter(one -> !differences.contains(one))
                    .forEach(differences::add);
        }
        Verdict verdict = Verdict.worst(Stream.of(
                        partitions.stream().map(PartitionReport::verdict),
                        differences.stream().map(Difference::verdict),
                        Stream.of(found == null || error != null ? Verdict.UNKNOWN : Verdict.BALANCED),
                        Stream.of(erasing || thinning ? Verdict.SETTLING : Verdict.BALANCED))
                .flatMap(verdicts -> verdicts));
        return new ReconciliationReport(
                verdict,
                explanation(verdict, partitions, differences),
                checkedAt,
                lastSuccess,
                lastSuccess == null
                        ? null
                        : Duration.between(lastSuccess, clock.instant()).toSeconds(),
                error,
                partitions.stream()
                        .filter(one -> one.verdict() == Verdict.BALANCED)
                        .count(),
                partitions,
                differences,
                deepState());
    }

    private @Nullable String explanation(
            Verdict verdict, List<PartitionReport> partitions, List<Difference> differences) {
        return switch (verdict) {
            case BALANCED -> null;
            case SETTLING ->
                erasing
                        ? "A tenant is being erased; its facts are not compared until that is done."
                        : thinning
                                ? "Days that a tenant does not keep are being removed; totals are not compared until that is done."
                                : "Something does not fit yet that may still be on its way; the next passes decide.";
            case UNKNOWN ->
                error != null
                        ? "Not everything could be asked: " + error
                        : firstOf(verdict, partitions, differences, "Nothing has been checked yet.");
            case BEHIND, DOUBLED, LOST -> firstOf(verdict, partitions, differences, "");
        };
    }

    private static String firstOf(
            Verdict verdict, List<PartitionReport> partitions, List<Difference> differences, String otherwise) {
        List<Difference> all = Stream.concat(
                        partitions.stream().flatMap(one -> one.differences().stream()), differences.stream())
                .filter(one -> one.verdict() == verdict)
                .toList();
        if (all.isEmpty()) {
            return otherwise;
        }
        Difference first = all.get(0);
        String more = all.size() == 1 ? "" : " (and %d more)".formatted(all.size() - 1);
        return "%s: %d records. %s %s%s"
                .formatted(first.where(), first.records(), first.explanation(), first.action(), more);
    }

    private ReconciliationReport.Deep deepState() {
        DeepCheck.Progress progress = deepProgress;
        return new ReconciliationReport.Deep(
                deepWanted || progress != null,
                progress == null ? 0 : progress.done(),
                progress == null ? 0 : progress.total(),
                progress == null ? null : progress.startedAt(),
                lastDeep == null ? null : lastDeep.finishedAt(),
                deepError);
    }

    private void restore() {
        if (restored) {
            return;
        }
        List<Seal> seals = store.seals();
        seals.forEach(seal -> saved.put(seal.lane(), seal));
        pass.restore(seals);
        DeepCheck.Result result = store.deepCheck().orElse(null);
        long finished = store.erasures().finished();
        synchronized (this) {
            erasures = finished;
            lastDeep = result;
            restored = true;
        }
    }

    private void save() {
        List<Seal> changed = pass.seals().stream()
                .filter(seal -> seal.frontier() > seal.first() && !seal.equals(saved.get(seal.lane())))
                .toList();
        store.save(changed);
        changed.forEach(seal -> saved.put(seal.lane(), seal));
    }

    private synchronized void learn(Pass.Found now) {
        // Totals say that something is wrong, a deep check says where; once for each time they begin not to fit.
        if (!now.differences().isEmpty()
                && (found == null || found.differences().isEmpty())) {
            deepWanted = true;
        }
        found = now;
        checkedAt = clock.instant();
        lastSuccess = checkedAt;
        error = null;
    }

    private synchronized DeepCheck.@Nullable Progress beginDeep() {
        Instant now = clock.instant();
        if (found == null || erasing || isThinning()) {
            return null;
        }
        boolean old = lastDeep == null || !now.isBefore(lastDeep.finishedAt().plus(limits.deepEvery()));
        boolean retry = deepTriedAt == null || !now.isBefore(deepTriedAt.plus(limits.deepPause()));
        if (!deepWanted && !(old && retry)) {
            return null;
        }
        deepWanted = false;
        deepTriedAt = now;
        deepProgress = DeepCheck.beginning(now);
        return deepProgress;
    }

    private synchronized void step() {
        deepProgress = deepProgress == null ? null : deepProgress.next();
    }

    private synchronized void endDeep(DeepCheck.@Nullable Result result, @Nullable String reason) {
        deepProgress = null;
        deepError = reason;
        if (result != null) {
            lastDeep = result;
        }
    }

    private static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}

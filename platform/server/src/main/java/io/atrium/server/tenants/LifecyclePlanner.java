package io.atrium.server.tenants;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the next operation from the row and the journal. Pure. */
final class LifecyclePlanner {
    private LifecyclePlanner() {}

    /** The next operation; empty when the tenant is where it should be, or waits for an operator. */
    static Optional<LifecycleOperation> next(TenantRecord tenant, List<JournalLine> journal) {
        if (!tenant.isUnsettled()) {
            return Optional.empty();
        }
        if (tenant.wanted() == Wanted.ERASED) {
            return Optional.of(new LifecycleOperation.Erase(nextErasure(journal)));
        }
        return switch (tenant.state()) {
            case REQUESTED, PROVISIONING ->
                tenant.wanted() == Wanted.ABSENT ? Optional.of(undo(journal)) : provision(Step.of(tenant), journal);
            case FAILED, CANCELLING -> Optional.of(undo(journal));
            case ACTIVE -> Optional.of(new LifecycleOperation.Suspend());
            case SUSPENDED -> Optional.of(new LifecycleOperation.Resume());
            case ERASING -> throw new IllegalStateException("A tenant is erased only when that is wanted.");
        };
    }

    /** How each step ended last; a step that is missing was never begun. */
    static Map<Step, JournalLine> latest(List<JournalLine> journal) {
        Map<Step, JournalLine> latest = new EnumMap<>(Step.class);
        journal.forEach(line -> Step.ofId(line.operation()).ifPresent(step -> latest.put(step, line)));
        return latest;
    }

    /** How each step of an erasure ended last. */
    static Map<ErasureStep, JournalLine> latestErasure(List<JournalLine> journal) {
        Map<ErasureStep, JournalLine> latest = new EnumMap<>(ErasureStep.class);
        journal.forEach(line -> ErasureStep.ofId(line.operation()).ifPresent(step -> latest.put(step, line)));
        return latest;
    }

    /** The proof comes last and again and again: with it the journal goes. */
    private static ErasureStep nextErasure(List<JournalLine> journal) {
        Map<ErasureStep, JournalLine> latest = latestErasure(journal);
        for (ErasureStep step : ErasureStep.values()) {
            JournalLine line = latest.get(step);
            if (line == null || line.outcome() != JournalLine.Outcome.APPLIED) {
                return step;
            }
        }
        return ErasureStep.PROOF;
    }

    private static Optional<LifecycleOperation> provision(List<Step> steps, List<JournalLine> journal) {
        Map<Step, JournalLine> latest = latest(journal);
        for (Step step : steps) {
            JournalLine line = latest.get(step);
            if (line == null || line.outcome() != JournalLine.Outcome.APPLIED) {
                return Optional.of(new LifecycleOperation.Apply(step));
            }
        }
        return Optional.empty();
    }

    /** What was only begun may have been made, so it is undone like the rest. */
    private static LifecycleOperation undo(List<JournalLine> journal) {
        Map<Step, JournalLine> latest = latest(journal);
        Step[] steps = Step.values();
        for (int i = steps.length - 1; i >= 0; i--) {
            JournalLine line = latest.get(steps[i]);
            if (steps[i].isUndone() && line != null && line.outcome() != JournalLine.Outcome.UNDONE) {
                return new LifecycleOperation.Undo(steps[i]);
            }
        }
        return new LifecycleOperation.Forget();
    }
}

package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.tenants.JournalLine.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LifecyclePlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void stepsFollowEachOther() {
        List<JournalLine> journal = new ArrayList<>();
        for (Step step : Step.creating()) {
            assertThat(LifecyclePlanner.next(tenant(TenantState.PROVISIONING, Wanted.ACTIVE), journal))
                    .contains(new LifecycleOperation.Apply(step));
            journal.add(line(step, Outcome.STARTED));
            journal.add(line(step, Outcome.APPLIED));
        }
    }

    @Test
    void anImportRestoresInsteadOfMakingAndIsUndoneBackwards() {
        List<JournalLine> journal = new ArrayList<>();
        for (Step step : Step.importing()) {
            assertThat(LifecyclePlanner.next(imported(TenantState.PROVISIONING, Wanted.ACTIVE), journal))
                    .contains(new LifecycleOperation.Apply(step));
            journal.add(line(step, Outcome.APPLIED));
        }
        assertThat(Step.importing())
                .doesNotContain(Step.ROWS, Step.POLICY, Step.BRANDING, Step.ADMINISTRATOR)
                .endsWith(Step.RESTORE_NOTICE, Step.OPENING);

        List<LifecycleOperation> undone = new ArrayList<>();
        TenantRecord cancelled = imported(TenantState.CANCELLING, Wanted.ABSENT);
        while (LifecyclePlanner.next(cancelled, journal).orElseThrow() instanceof LifecycleOperation.Undo undo) {
            undone.add(undo);
            journal.add(line(undo.step(), Outcome.UNDONE));
        }
        assertThat(undone)
                .containsExactly(
                        new LifecycleOperation.Undo(Step.RESTORE_FACTS),
                        new LifecycleOperation.Undo(Step.RESTORE_ROWS),
                        new LifecycleOperation.Undo(Step.READER_SLOT),
                        new LifecycleOperation.Undo(Step.REALM));
    }

    @Test
    void aStepThatWasOnlyBegunOrHasFailedIsDoneAgain() {
        for (Outcome outcome : List.of(Outcome.STARTED, Outcome.FAILED)) {
            assertThat(LifecyclePlanner.next(
                            tenant(TenantState.PROVISIONING, Wanted.ACTIVE),
                            List.of(line(Step.ROWS, Outcome.APPLIED), line(Step.REALM, outcome))))
                    .contains(new LifecycleOperation.Apply(Step.REALM));
        }
    }

    @Test
    void whatIsCancelledIsUndoneBackwardsAndForgottenLast() {
        List<JournalLine> journal = new ArrayList<>(List.of(
                line(Step.ROWS, Outcome.APPLIED),
                line(Step.REALM, Outcome.APPLIED),
                line(Step.READER_SLOT, Outcome.STARTED)));
        TenantRecord tenant = tenant(TenantState.CANCELLING, Wanted.ABSENT);

        assertThat(LifecyclePlanner.next(tenant, journal)).contains(new LifecycleOperation.Undo(Step.READER_SLOT));
        journal.add(line(Step.READER_SLOT, Outcome.UNDONE));
        assertThat(LifecyclePlanner.next(tenant, journal)).contains(new LifecycleOperation.Undo(Step.REALM));
        journal.add(line(Step.REALM, Outcome.FAILED));
        assertThat(LifecyclePlanner.next(tenant, journal)).contains(new LifecycleOperation.Undo(Step.REALM));
        journal.add(line(Step.REALM, Outcome.UNDONE));
        assertThat(LifecyclePlanner.next(tenant, journal)).contains(new LifecycleOperation.Forget());
    }

    @Test
    void anErasureGoesStepByStepAndEndsWithTheProof() {
        List<JournalLine> journal = new ArrayList<>(List.of(line(Step.REALM, Outcome.APPLIED)));
        for (ErasureStep step : ErasureStep.values()) {
            assertThat(LifecyclePlanner.next(tenant(TenantState.ERASING, Wanted.ERASED), journal))
                    .contains(new LifecycleOperation.Erase(step));
            journal.add(new JournalLine(NOW, step.id(), Outcome.STARTED, ""));
            assertThat(LifecyclePlanner.next(tenant(TenantState.ERASING, Wanted.ERASED), journal))
                    .contains(new LifecycleOperation.Erase(step));
            journal.add(new JournalLine(NOW, step.id(), Outcome.APPLIED, ""));
        }
        assertThat(LifecyclePlanner.next(tenant(TenantState.SUSPENDED, Wanted.ERASED), List.of()))
                .contains(new LifecycleOperation.Erase(ErasureStep.INVENTORY));
        assertThat(LifecyclePlanner.next(tenant(TenantState.FAILED, Wanted.ERASED), List.of()))
                .contains(new LifecycleOperation.Erase(ErasureStep.INVENTORY));
    }

    @Test
    void aTenantThatFailedWaitsForAnOperator() {
        assertThat(LifecyclePlanner.next(tenant(TenantState.FAILED, Wanted.ACTIVE), List.of()))
                .isEmpty();
        assertThat(LifecyclePlanner.next(tenant(TenantState.FAILED, Wanted.ABSENT), List.of()))
                .contains(new LifecycleOperation.Forget());
    }

    @Test
    void openTenantsAreSuspendedAndResumedAsWanted() {
        assertThat(LifecyclePlanner.next(tenant(TenantState.ACTIVE, Wanted.ACTIVE), List.of()))
                .isEmpty();
        assertThat(LifecyclePlanner.next(tenant(TenantState.ACTIVE, Wanted.SUSPENDED), List.of()))
                .contains(new LifecycleOperation.Suspend());
        assertThat(LifecyclePlanner.next(tenant(TenantState.SUSPENDED, Wanted.SUSPENDED), List.of()))
                .isEmpty();
        assertThat(LifecyclePlanner.next(tenant(TenantState.SUSPENDED, Wanted.ACTIVE), List.of()))
                .contains(new LifecycleOperation.Resume());
    }

    private static JournalLine line(Step step, Outcome outcome) {
        return new JournalLine(NOW, step.id(), outcome, "");
    }

    private static TenantRecord tenant(TenantState state, Wanted wanted) {
        Tenant tenant =
                new Tenant("acme", new Tenant.Names("甲", "A"), ZoneOffset.UTC, "en", state, false, OptionalInt.of(1));
        return new TenantRecord(
                tenant,
                state,
                wanted,
                new UUID(1, 1),
                OneTimeCodes.OPTIONAL,
                Quotas.DEFAULT,
                null,
                0,
                null,
                null,
                NOW,
                "Oakley",
                null);
    }

    private static TenantRecord imported(TenantState state, Wanted wanted) {
        TenantRecord made = tenant(state, wanted);
        return new TenantRecord(
                made.tenant(),
                made.state(),
                made.wanted(),
                made.requestId(),
                made.oneTimeCodes(),
                made.quotas(),
                null,
                0,
                null,
                null,
                NOW,
                "Oakley",
                new UUID(2, 2));
    }
}

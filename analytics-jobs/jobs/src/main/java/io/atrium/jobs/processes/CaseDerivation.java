package io.atrium.jobs.processes;

import io.atrium.contract.BusinessEvent;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cases and their tasks. A key is a process and an instance; deriving is linear in its events. */
final class CaseDerivation implements Derivation<Step, DerivedRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "process_case";
    }

    /** A case may rest for as long as it likes. */
    @Override
    public Optional<Duration> reach() {
        return Optional.empty();
    }

    @Override
    public FragmentFormat<Step> fragments() {
        return new Step.Format();
    }

    @Override
    public List<RowFormat<? extends DerivedRow>> rows() {
        return List.of(new CaseFormat(), new TaskRow.Format());
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        if (!(event.event() instanceof BusinessEvent business) || StepKind.ofType(event.type()) == null) {
            return;
        }
        String process = business.processId();
        String instance = business.instanceId();
        if (process != null && !process.isEmpty() && instance != null && !instance.isEmpty()) {
            keys.accept(new DerivationKey(event.envelope().tenantId(), KeyText.join(process, instance)));
        }
    }

    @Override
    public Step fragment(CountedEvent event, DerivationKey key) {
        return Step.of(event);
    }

    @Override
    public void derive(DerivationKey key, List<Step> steps, Consumer<? super DerivedRow> rows) {
        List<String> names = KeyText.split(key.text(), 2);
        rows.accept(Cases.row(names.get(0), names.get(1), steps));
        Tasks.rows(names.get(0), names.get(1), steps, rows);
    }
}

package io.atrium.jobs.processes;

import io.atrium.contract.BusinessEvent;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stages of business records. A key is a system, an entity and a record; deriving is linear in its changes. */
final class StageDerivation implements Derivation<Change, StageRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "record_stage";
    }

    /** A record may stay in a stage for as long as it likes. */
    @Override
    public Optional<Duration> reach() {
        return Optional.empty();
    }

    @Override
    public FragmentFormat<Change> fragments() {
        return new Change.Format();
    }

    @Override
    public List<RowFormat<? extends StageRow>> rows() {
        return List.of(new StageRow.Format());
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        if (!(event.event() instanceof BusinessEvent business)
                || StepKind.ofType(event.type()) != StepKind.RECORD_CHANGED) {
            return;
        }
        String record = event.envelope().objectId();
        if (record == null || record.isEmpty()) {
            return;
        }
        String text = KeyText.join(Step.orEmpty(business.system()), Step.orEmpty(business.entity()), record);
        keys.accept(new DerivationKey(event.envelope().tenantId(), text));
    }

    @Override
    public Change fragment(CountedEvent event, DerivationKey key) {
        return Change.of((BusinessEvent) event.event());
    }

    @Override
    public void derive(DerivationKey key, List<Change> changes, Consumer<? super StageRow> rows) {
        StageRow.BusinessRecord record = StageRow.BusinessRecord.of(KeyText.split(key.text(), 3));
        Change entered = null;
        Money money = null;
        long twin = 0;
        for (Change change : changes) {
            boolean enters = !change.stage().isEmpty()
                    && (entered == null || !change.stage().equals(entered.stage()));
            if (enters) {
                if (entered != null) {
                    rows.accept(row(record, twin, entered, change, money));
                    twin = entered.timeMillis() == change.timeMillis() ? twin + 1 : 0;
                }
                entered = change;
            }
            money = change.money() == null ? money : change.money();
        }
        if (entered != null) {
            rows.accept(row(record, twin, entered, null, money));
        }
    }

    private static StageRow row(
            StageRow.BusinessRecord record, long twin, Change entered, @Nullable Change left, @Nullable Money money) {
        return new StageRow(
                record,
                twin,
                entered.stage(),
                left == null ? "" : left.stage(),
                entered.stamp(),
                entered.timeMillis(),
                left == null ? null : left.timeMillis(),
                money);
    }
}

package io.atrium.jobs.processes;

import io.atrium.contract.BusinessEvent;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A change of a business record.
 *
 * @param timeMillis when
 * @param stage the stage that it is in, empty when it does not say
 * @param money the amount that it names
 * @param stamp who, as of then
 */
record Change(long timeMillis, String stage, @Nullable Money money, Stamp stamp) {

    static Change of(BusinessEvent event) {
        return new Change(
                event.envelope().time().toEpochMilli(),
                Step.orEmpty(event.stage()),
                Money.of(event),
                Stamp.of(event.envelope()));
    }

    /** In a checkpoint. */
    static final class Format implements FragmentFormat<Change> {
        private static final long serialVersionUID = 1L;

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Change change, DataOutput out) throws IOException {
            Compact.writeText(change.stage, out);
            Money.write(change.money, out);
            change.stamp.write(out);
        }

        @Override
        public Change read(int version, long timeMillis, DataInput in) throws IOException {
            return new Change(timeMillis, Compact.readText(in), Money.read(in), Stamp.read(in));
        }
    }
}

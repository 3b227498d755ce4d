package io.atrium.jobs.processes;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.Platform;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case.
 *
 * @param timeMillis when
 * @param kind what
 * @param label what the step is called in a sequence
 * @param result how it ended, empty without
 * @param taskId the task that it is about, empty without
 * @param resubmissionOf the earlier case that is tried again, empty without
 * @param dueMillis when it is due
 * @param createdMillis when the case or the task came into being
 * @param money the amount that it names
 * @param mobile done on a mobile device
 * @param stamp who, as of then
 */
record Step(
        long timeMillis,
        StepKind kind,
        String label,
        String result,
        String taskId,
        String resubmissionOf,
        @Nullable Long dueMillis,
        @Nullable Long createdMillis,
        @Nullable Money money,
        boolean mobile,
        Stamp stamp) {

    private static final String APPROVAL = "approval.";

    static Step of(CountedEvent counted) {
        BusinessEvent event = (BusinessEvent) counted.event();
        return new Step(
                counted.timeMillis(),
                Objects.requireNonNull(StepKind.ofType(counted.type()), "an event of a case"),
                label(counted.type(), event),
                orEmpty(event.result()),
                orEmpty(event.taskId()),
                orEmpty(event.resubmissionOf()),
                Times.millis(event.dueTime()),
                Times.millis(event.createdTime()),
                Money.of(event),
                counted.envelope().platform() == Platform.MOBILE,
                Stamp.of(counted.envelope()));
    }

    private static String label(String type, BusinessEvent event) {
        if (!isEmpty(event.activity())) {
            return orEmpty(event.activity());
        }
        if (!type.startsWith(APPROVAL)) {
            return orEmpty(event.stage());
        }
        String act = type.substring(APPROVAL.length());
        return isEmpty(event.result()) ? act : act + ":" + event.result();
    }

    static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** In a checkpoint. */
    static final class Format implements FragmentFormat<Step> {
        private static final long serialVersionUID = 1L;

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Step step, DataOutput out) throws IOException {
            out.writeByte(step.kind.code());
            Compact.writeText(step.label, out);
            Compact.writeText(step.result, out);
            Compact.writeText(step.taskId, out);
            Compact.writeText(step.resubmissionOf, out);
            Compact.writeOptionalNumber(step.dueMillis, out);
            Compact.writeOptionalNumber(step.createdMillis, out);
            Money.write(step.money, out);
            out.writeBoolean(step.mobile);
            step.stamp.write(out);
        }

        @Override
        public Step read(int version, long timeMillis, DataInput in) throws IOException {
            return new Step(
                    timeMillis,
                    StepKind.ofCode(in.readByte()),
                    Compact.readText(in),
                    Compact.readText(in),
                    Compact.readText(in),
                    Compact.readText(in),
                    Compact.readOptionalNumber(in),
                    Compact.readOptionalNumber(in),
                    Money.read(in),
                    in.readBoolean(),
                    Stamp.read(in));
        }
    }
}

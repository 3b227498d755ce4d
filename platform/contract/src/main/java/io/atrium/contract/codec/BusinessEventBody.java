package io.atrium.contract.codec;

import io.atrium.contract.BusinessEvent;

/** Writes and reads the body of a business event, field by field in the order of the newest schema. */
final class BusinessEventBody {
    private BusinessEventBody() {}

    static void write(BusinessEvent event, AvroWriter out) {
        EnvelopeBody.write(event.envelope(), out);
        out.writeOptionalText(event.processId());
        out.writeOptionalText(event.instanceId());
        out.writeOptionalText(event.taskId());
        out.writeOptionalText(event.activity());
        out.writeOptionalText(event.role());
        out.writeOptionalText(event.resubmissionOf());
        out.writeOptionalText(event.result());
        out.writeOptionalText(event.appId());
        out.writeOptionalText(event.formId());
        out.writeOptionalText(event.connectorId());
        out.writeOptionalText(event.failureCode());
        out.writeOptionalText(event.system());
        out.writeOptionalText(event.entity());
        out.writeOptionalText(event.stage());
        out.writeOptionalText(event.previousStage());
        out.writeOptionalAmount(event.amount());
        out.writeOptionalText(event.currency());
        out.writeOptionalText(event.direction());
        out.writeBoolean(event.scheduled());
        out.writeOptionalTime(event.dueTime());
        out.writeOptionalTime(event.createdTime());
        out.writeInt(event.durationSeconds());
    }

    static BusinessEvent read(AvroReader in) {
        return new BusinessEvent(
                EnvelopeBody.read(in),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalAmount(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readBoolean(),
                in.readOptionalTime(),
                in.readOptionalTime(),
                in.readInt());
    }
}

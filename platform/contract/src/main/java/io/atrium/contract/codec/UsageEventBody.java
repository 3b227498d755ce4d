package io.atrium.contract.codec;

import io.atrium.contract.UsageEvent;

/** Writes and reads the body of a usage event, field by field in the order of the newest schema. */
final class UsageEventBody {
    private UsageEventBody() {}

    static void write(UsageEvent event, AvroWriter out) {
        EnvelopeBody.write(event.envelope(), out);
        out.writeOptionalText(event.page());
        out.writeOptionalText(event.action());
        out.writeOptionalText(event.feature());
        out.writeOptionalText(event.appId());
        out.writeOptionalText(event.queryKind());
        out.writeInt(event.resultCount());
        out.writeInt(event.durationSeconds());
    }

    static UsageEvent read(AvroReader in) {
        return new UsageEvent(
                EnvelopeBody.read(in),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readInt(),
                in.readInt());
    }
}

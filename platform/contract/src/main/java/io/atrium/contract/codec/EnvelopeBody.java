package io.atrium.contract.codec;

import io.atrium.contract.Envelope;
import java.time.Instant;
import java.time.LocalDate;

/** Writes and reads what every event has. */
final class EnvelopeBody {
    private EnvelopeBody() {}

    static void write(Envelope envelope, AvroWriter out) {
        out.writeText(envelope.id());
        out.writeText(envelope.source());
        out.writeText(envelope.type());
        out.writeLong(envelope.time().toEpochMilli());
        out.writeOptionalText(envelope.subject());
        out.writeText(envelope.tenantId());
        ParticipantBody.write(envelope.actor(), out);
        out.writeInt((int) envelope.day().toEpochDay());
        out.writeOptionalText(envelope.deviceId());
        out.writeInt(Symbols.of(envelope.platform()));
        out.writeOptionalText(envelope.clientVersion());
        out.writeOptionalText(envelope.sessionId());
        out.writeOptionalText(envelope.objectType());
        out.writeOptionalText(envelope.objectId());
    }

    static Envelope read(AvroReader in) {
        return new Envelope(
                in.readText(),
                in.readText(),
                in.readText(),
                Instant.ofEpochMilli(in.readLong()),
                in.readOptionalText(),
                in.readText(),
                ParticipantBody.read(in),
                LocalDate.ofEpochDay(in.readInt()),
                in.readOptionalText(),
                Symbols.readPlatform(in),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText());
    }
}

package io.atrium.contract.codec;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.codec.ReleasedSchemas.Released;
import io.atrium.contract.codec.UndecodableEventException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Events to bytes and back, in Avro's single-object encoding. Writes the newest schema; reads every released one.
 * Immutable, for any number of threads. Creating one parses the schemas: keep it.
 */
public final class EventCodec {
    /** Longest event that is decoded, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int USUAL_BYTES = 512;

    private final ReleasedSchemas schemas;
    private final long usage;
    private final long collaboration;
    private final long business;

    /** A codec for the released schemas of this jar. */
    public EventCodec() {
        this(ReleasedSchemas.load());
    }

    EventCodec(ReleasedSchemas schemas) {
        this.schemas = schemas;
        this.usage = schemas.newest(EventFamily.USAGE).fingerprint();
        this.collaboration = schemas.newest(EventFamily.COLLABORATION).fingerprint();
        this.business = schemas.newest(EventFamily.BUSINESS).fingerprint();
    }

    /** The event in the newest schema of its family. */
    public byte[] encode(Event event) {
        AvroWriter out = new AvroWriter(USUAL_BYTES);
        if (event instanceof UsageEvent usageEvent) {
            out.writeHeader(usage);
            UsageEventBody.write(usageEvent, out);
        } else if (event instanceof CollaborationEvent collaborationEvent) {
            out.writeHeader(collaboration);
            CollaborationEventBody.write(collaborationEvent, out);
        } else if (event instanceof BusinessEvent businessEvent) {
            out.writeHeader(business);
            BusinessEventBody.write(businessEvent, out);
        }
        return out.toByteArray();
    }

    /** The event in these bytes, whichever released schema they were written with. */
    public Event decode(byte[] bytes) throws UndecodableEventException {
        long fingerprint = fingerprint(bytes);
        try {
            return decodeBody(bytes, fingerprint);
        } catch (CorruptBytesException e) {
            throw new UndecodableEventException(Reason.CORRUPT, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new UndecodableEventException(Reason.INVALID_VALUE, String.valueOf(e.getMessage()), e);
        }
    }

    private Event decodeBody(byte[] bytes, long fingerprint) throws UndecodableEventException {
        AvroReader in = new AvroReader(bytes, SingleObject.HEADER_BYTES, bytes.length);
        Event event;
        if (fingerprint == collaboration) {
            event = CollaborationEventBody.read(in);
        } else if (fingerprint == usage) {
            event = UsageEventBody.read(in);
        } else if (fingerprint == business) {
            event = BusinessEventBody.read(in);
        } else {
            Released writer = released(fingerprint);
            return decode(Upgrade.toNewest(bytes, writer, schemas.newest(writer.family())));
        }
        if (in.remaining() > 0) {
            throw new UndecodableEventException(
                    Reason.TRAILING_BYTES, in.remaining() + " bytes are left after the event");
        }
        return event;
    }

    private static long fingerprint(byte[] bytes) throws UndecodableEventException {
        if (bytes.length <= SingleObject.HEADER_BYTES) {
            throw new UndecodableEventException(Reason.TOO_SHORT, bytes.length + " bytes are too short for an event");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UndecodableEventException(
                    Reason.TOO_LONG, bytes.length + " bytes are more than the " + MAX_BYTES + " of an event");
        }
        if (bytes[0] != SingleObject.MARKER_0 || bytes[1] != SingleObject.MARKER_1) {
            throw new UndecodableEventException(Reason.BAD_MAGIC, "the bytes do not start with C3 01");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    private Released released(long fingerprint) throws UndecodableEventException {
        return schemas.find(fingerprint)
                .orElseThrow(() -> new UndecodableEventException(
                        Reason.UNKNOWN_FINGERPRINT,
                        "no released schema has the fingerprint %016x".formatted(fingerprint)));
    }
}

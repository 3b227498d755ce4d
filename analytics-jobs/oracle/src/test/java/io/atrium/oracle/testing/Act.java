package io.atrium.oracle.testing;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.catalogue.EventCatalogue;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event in the making. */
public final class Act {

    private final String id;
    private final String type;
    private final long member;
    private final Instant time;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Long> recipients = new ArrayList<>();
    private String source = "urn:test";
    private @Nullable String object;
    private @Nullable String device;
    private @Nullable String session;
    private @Nullable String version;
    private Platform platform = Platform.UNKNOWN;

    public Act(String id, String type, long member, Instant time) {
        this.id = id;
        this.type = type;
        this.member = member;
        this.time = time;
    }

    public Act source(String value) {
        source = value;
        return this;
    }

    public Act object(@Nullable String value) {
        object = value;
        return this;
    }

    public Act device(@Nullable String value) {
        device = value;
        return this;
    }

    public Act session(@Nullable String value) {
        session = value;
        return this;
    }

    public Act client(Platform on, @Nullable String clientVersion) {
        platform = on;
        version = clientVersion;
        return this;
    }

    public Act on(Platform value) {
        platform = value;
        return this;
    }

    public Act to(long... members) {
        Arrays.stream(members).forEach(recipients::add);
        return this;
    }

    /** A field of the family, by its name in Java. */
    public Act with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** The event as the door stamps it. */
    public Event stamped(String tenant, ZoneId zone, Stamper stamper) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        Envelope envelope = new Envelope(
                id,
                source,
                type,
                time,
                null,
                tenant,
                stamper.participant(member, day),
                day,
                device,
                platform,
                version,
                session,
                null,
                object);
        List<Participant> reached = recipients.stream()
                .distinct()
                .map(recipient -> stamper.participant(recipient, day))
                .toList();
        EventFamily family = EventCatalogue.standard().find(type).orElseThrow().family();
        return switch (family) {
            case USAGE -> filled(UsageEvent.builder(envelope)).build();
            case COLLABORATION ->
                filled(CollaborationEvent.builder(envelope).recipients(reached)).build();
            case BUSINESS -> filled(BusinessEvent.builder(envelope)).build();
        };
    }

    private <B> B filled(B builder) {
        fields.forEach((field, value) -> {
            Method setter = Arrays.stream(builder.getClass().getMethods())
                    .filter(method -> method.getName().equals(field) && method.getParameterCount() == 1)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type + " has no field " + field));
            try {
                setter.invoke(builder, value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + "." + field + " = " + value, e);
            }
        });
        return builder;
    }
}

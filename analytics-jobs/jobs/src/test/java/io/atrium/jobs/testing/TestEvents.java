package io.atrium.jobs.testing;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Events of a small organization. */
public final class TestEvents {
    /** When it all happens, unless said otherwise. */
    public static final Instant TIME = Instant.parse("2024-03-05T10:15:30.123Z");

    private TestEvents() {}

    /** A message from one member to two. */
    public static CollaborationEvent message(String id, long sender, Instant time) {
        return CollaborationEvent.builder(envelope(id, "im.message.sent", sender, time))
                .channel("mail")
                .conversationId("c-" + id)
                .conversationKind("group")
                .recipients(List.of(person(sender + 1), person(sender + 2)))
                .build();
    }

    /** A page that was viewed. */
    public static UsageEvent pageView(String id, long member, Instant time) {
        return UsageEvent.builder(envelope(id, "app.page.viewed", member, time))
                .page("/home")
                .build();
    }

    /** A record of a business system. */
    public static BusinessEvent recordChange(String id, long member, Instant time) {
        return BusinessEvent.builder(envelope(id, "business.record.changed", member, time))
                .system("crm")
                .entity("opportunity")
                .stage("won")
                .amount(new BigDecimal("12345.67"))
                .currency("CNY")
                .build();
    }

    /** A human member in department 3 of 1. */
    public static Participant person(long number) {
        return new Participant(number, ActorKind.HUMAN, DepartmentPath.of(1, 3));
    }

    /** An envelope of tenant {@code demo}. */
    public static Envelope envelope(String id, String type, long member, Instant time) {
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        return new Envelope(
                id,
                "urn:test",
                type,
                time,
                null,
                "demo",
                person(member),
                day,
                null,
                Platform.WEB,
                null,
                null,
                "thing",
                id);
    }
}

package io.atrium.jobs.proof;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Makes events of all families; the same random numbers make the same events. */
final class EventMaker {
    /** Types whose acts are a person's own, as the catalogue promises; restated here to be independent of it. */
    static final Set<String> INTENTIONAL = Set.of(
            "app.session.started", "app.page.viewed", "im.message.sent", "doc.viewed", "business.record.changed");

    private static final List<Platform> PLATFORMS = List.of(Platform.values());
    private static final String SOURCE = "urn:proof";
    private static final int MOST_RECIPIENTS = 6;

    private final RandomGenerator random;

    EventMaker(RandomGenerator random) {
        this.random = random;
    }

    Event make(Population population, String id) {
        Instant time = population.anyTime(random);
        Participant actor = population.anybody(time, random);
        int kind = random.nextInt(100);
        if (kind < 60) {
            return message(population, envelope(population, id, "im.message.sent", time, actor));
        }
        if (kind < 70) {
            return CollaborationEvent.builder(envelope(population, id, "doc.viewed", time, actor))
                    .workspaceId("w" + random.nextInt(5))
                    .build();
        }
        if (kind < 88) {
            String type = kind < 76 ? "app.session.heartbeat" : kind < 82 ? "app.session.started" : "app.page.viewed";
            return UsageEvent.builder(envelope(population, id, type, time, actor))
                    .page("/page/" + random.nextInt(20))
                    .durationSeconds(random.nextInt(300))
                    .build();
        }
        return BusinessEvent.builder(envelope(population, id, "business.record.changed", time, actor))
                .system("crm")
                .entity("opportunity")
                .amount(BigDecimal.valueOf(random.nextInt(1_000_000), 2))
                .currency("CNY")
                .build();
    }

    private CollaborationEvent message(Population population, Envelope envelope) {
        Set<Long> chosen = new TreeSet<>();
        List<Participant> recipients = new ArrayList<>();
        int count = 1 + random.nextInt(MOST_RECIPIENTS);
        for (int i = 0; i < count; i++) {
            Participant recipient = population.anybody(envelope.time(), random);
            if (recipient.memberNo() != envelope.memberNo() && chosen.add(recipient.memberNo())) {
                recipients.add(recipient);
            }
        }
        return CollaborationEvent.builder(envelope)
                .channel("chat")
                .conversationId("c" + random.nextInt(500))
                .conversationKind(count == 1 ? "direct" : "group")
                .recipients(recipients)
                .build();
    }

    private Envelope envelope(Population population, String id, String type, Instant time, Participant actor) {
        return new Envelope(
                id,
                SOURCE,
                type,
                time,
                null,
                population.tenant(),
                actor,
                population.day(time),
                null,
                PLATFORMS.get(random.nextInt(PLATFORMS.size())),
                "7." + random.nextInt(3),
                null,
                "thing",
                id);
    }

    /** The same event as its source sends it again after the directory was corrected: not another event. */
    static Event restamped(Event event) {
        Envelope envelope = event.envelope();
        return withEnvelope(
                event, copy(envelope, envelope.type(), envelope.time(), Population.restamped(envelope.actor())));
    }

    /** Another event under the same id. */
    static Event contradicting(Event event) {
        Envelope envelope = event.envelope();
        return withEnvelope(
                event, copy(envelope, envelope.type(), envelope.time().plus(Duration.ofSeconds(1)), envelope.actor()));
    }

    /** An event of a type that the catalogue does not have. */
    static Event ofUnknownType(Event event) {
        Envelope envelope = event.envelope();
        return withEnvelope(event, copy(envelope, "proof.type.unknown", envelope.time(), envelope.actor()));
    }

    private static Envelope copy(Envelope of, String type, Instant time, Participant actor) {
        return new Envelope(
                of.id(),
                of.source(),
                type,
                time,
                of.subject(),
                of.tenantId(),
                actor,
                of.day(),
                of.deviceId(),
                of.platform(),
                of.clientVersion(),
                of.sessionId(),
                of.objectType(),
                of.objectId());
    }

    private static Event withEnvelope(Event event, Envelope envelope) {
        if (event instanceof UsageEvent usage) {
            return UsageEvent.builder(envelope)
                    .page(usage.page())
                    .durationSeconds(usage.durationSeconds())
                    .build();
        }
        if (event instanceof CollaborationEvent collaboration) {
            return CollaborationEvent.builder(envelope)
                    .channel(collaboration.channel())
                    .conversationId(collaboration.conversationId())
                    .conversationKind(collaboration.conversationKind())
                    .recipients(collaboration.recipients())
                    .workspaceId(collaboration.workspaceId())
                    .build();
        }
        BusinessEvent business = (BusinessEvent) event;
        return BusinessEvent.builder(envelope)
                .system(business.system())
                .entity(business.entity())
                .amount(business.amount())
                .currency(business.currency())
                .build();
    }
}

package io.atrium.contract.cloudevents;

import io.atrium.contract.Envelope;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.catalogue.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed event from outside whose people are still external ids.
 *
 * @param index position in its batch, from 0
 * @param id unique within tenant and source
 * @param source URI of the system that the event comes from
 * @param type the type
 * @param time when it happened
 * @param subject what it is about, in the words of the source
 * @param actor external id of who did it
 * @param platform where it was done from
 * @param clientVersion the client's version
 * @param deviceId the device
 * @param sessionId the session
 * @param objectType the kind of thing that was acted on
 * @param objectId the thing that was acted on
 * @param recipients external ids of whom the act is addressed to
 * @param data the other data fields, typed, by their names in Java
 */
public record EventDraft(
        int index,
        String id,
        String source,
        EventType type,
        Instant time,
        @Nullable String subject,
        String actor,
        Platform platform,
        @Nullable String clientVersion,
        @Nullable String deviceId,
        @Nullable String sessionId,
        String objectType,
        @Nullable String objectId,
        List<String> recipients,
        Map<String, Object> data) {
    public EventDraft {
        recipients = List.copyOf(recipients);
        data = Map.copyOf(data);
    }

    /**
     * The event as of its time, or why the directory does not allow it. A recipient that is listed twice counts once; one who has opted out is
     * left out; an audience size that is absent becomes the number of recipients that are left. An event that was addressed only to people who
     * have opted out is theirs: whom it was for could be told from its conversation.
     */
    public StampedEvent stamp(Stamps stamps) {
        List<EventProblem> problems = new ArrayList<>();
        Optional<Participant> resolvedActor = stamps.member(actor, time);
        if (resolvedActor.isEmpty()) {
            problems.add(unknownMember("actor", actor));
        }
        List<Participant> resolvedRecipients = resolveRecipients(stamps, problems);
        if (resolvedActor.isEmpty() || !problems.isEmpty()) {
            return new StampedEvent.Refused(problems);
        }
        Participant by = resolvedActor.orElseThrow();
        List<Participant> recorded = resolvedRecipients.stream()
                .filter(recipient -> !stamps.isWithheld(recipient, time))
                .toList();
        if (stamps.isWithheld(by, time) || (recorded.isEmpty() && !resolvedRecipients.isEmpty())) {
            return new StampedEvent.Withheld();
        }
        return new StampedEvent.Stamped(
                EventAssembler.assemble(type.family(), envelope(stamps, by), new FieldValues(data, recorded)));
    }

    private List<Participant> resolveRecipients(Stamps stamps, List<EventProblem> problems) {
        Map<Long, Participant> resolved = new LinkedHashMap<>();
        for (int i = 0; i < recipients.size(); i++) {
            String externalId = recipients.get(i);
            Optional<Participant> recipient = stamps.member(externalId, time);
            if (recipient.isPresent()) {
                resolved.putIfAbsent(recipient.orElseThrow().memberNo(), recipient.orElseThrow());
            } else if (problems.size() < DraftReader.MAX_PROBLEMS) {
                problems.add(unknownMember("data.recipients[" + i + "]", externalId));
            }
        }
        return List.copyOf(resolved.values());
    }

    private EventProblem unknownMember(String field, String externalId) {
        return new EventProblem(
                index,
                field,
                ProblemCode.UNKNOWN_MEMBER,
                "the directory has no member '" + externalId + "' at " + time
                        + "; import the directory first, with a date of entry that is not later");
    }

    private Envelope envelope(Stamps stamps, Participant resolvedActor) {
        return new Envelope(
                id,
                source,
                type.id(),
                time,
                subject,
                stamps.tenantId(),
                resolvedActor,
                stamps.day(time),
                deviceId,
                platform,
                clientVersion,
                sessionId,
                objectType,
                objectId);
    }
}

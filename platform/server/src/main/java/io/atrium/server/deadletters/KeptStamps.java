package io.atrium.server.deadletters;

import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.cloudevents.Stamps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the door stamped once stays: whoever was in the event and whose time did not change keeps number and departments. Everybody else, and
 * everybody at another time, is stamped by the directory as the gateway does it.
 */
final class KeptStamps implements Stamps {

    private final Stamps directory;
    private final Instant time;
    private final LocalDate day;
    private final Map<String, Participant> people = new HashMap<>();

    KeptStamps(Event event, Map<Long, String> names, Stamps directory) {
        this.directory = directory;
        this.time = event.envelope().time();
        this.day = event.envelope().day();
        EventJson.participants(event).forEach(person -> people.put(EventJson.name(person.memberNo(), names), person));
    }

    @Override
    public String tenantId() {
        return directory.tenantId();
    }

    @Override
    public LocalDate day(Instant at) {
        return at.equals(time) ? day : directory.day(at);
    }

    @Override
    public Optional<Participant> member(String externalId, Instant at) {
        Participant known = at.equals(time) ? people.get(externalId) : null;
        return known == null ? directory.member(externalId, at) : Optional.of(known);
    }

    /** What the door has let in once it does not let in again of somebody who has opted out since. */
    @Override
    public boolean isWithheld(Participant member, Instant at) {
        return directory.isWithheld(member, at);
    }
}

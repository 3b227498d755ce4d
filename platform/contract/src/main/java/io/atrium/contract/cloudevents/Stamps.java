package io.atrium.contract.cloudevents;

import io.atrium.contract.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What the door knows about a tenant: the directory's history and its calendar. */
public interface Stamps {
    /** The tenant of the caller's token. */
    String tenantId();

    /** The tenant's calendar day at a time. */
    LocalDate day(Instant time);

    /** The member with this external id, with the department as of the time; empty when there was none. */
    Optional<Participant> member(String externalId, Instant time);

    /** Whether nothing may be recorded of a member at a time: they have opted out. */
    boolean isWithheld(Participant member, Instant time);
}

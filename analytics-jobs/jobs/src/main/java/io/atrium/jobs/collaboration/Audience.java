package io.atrium.jobs.collaboration;

import io.atrium.contract.ActorKind;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Participant;

/** How many people an act is addressed to. */
final class Audience {
    private Audience() {}

    /** The greater of what the event says and the people whom it lists; robots do not count. */
    static long of(CollaborationEvent event) {
        int people = 0;
        for (Participant recipient : event.recipients()) {
            if (recipient.kind() == ActorKind.HUMAN) {
                people++;
            }
        }
        return Math.max(event.audienceSize(), people);
    }
}

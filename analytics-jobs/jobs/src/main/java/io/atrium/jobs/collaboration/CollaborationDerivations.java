package io.atrium.jobs.collaboration;

import io.atrium.jobs.derive.Derivation;
import java.util.List;

/** The derivations of the job {@code collaboration}. */
public final class CollaborationDerivations {
    private CollaborationDerivations() {}

    /** All of them, in an order that does not change. */
    public static List<Derivation<?, ?>> all() {
        return List.of(new ResponseDerivation(), new MeetingDerivation(), new DocumentUseDerivation());
    }
}

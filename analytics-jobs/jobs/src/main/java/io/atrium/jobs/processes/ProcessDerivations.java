package io.atrium.jobs.processes;

import io.atrium.jobs.derive.Derivation;
import java.util.List;

/** The derivations of the job {@code processes}. */
public final class ProcessDerivations {
    private ProcessDerivations() {}

    /** All of them, in an order that does not change. */
    public static List<Derivation<?, ?>> all() {
        return List.of(new CaseDerivation(), new StageDerivation());
    }
}

package io.atrium.jobs.derive;

import java.time.LocalDate;

/** A fact that was derived, without what every such row has: tenant, generation, hash and sign are the operator's. */
public interface DerivedRow {
    /** The day that it belongs to, which decides its partition. */
    LocalDate day();
}

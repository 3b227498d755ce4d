/**
 * Carries what happens in Keycloak into the audit log: sign-ins, and what administrators of a realm change there.
 *
 * <p>Invariants: the cursor moves in the transaction that records; every look begins some minutes before the cursor, because Keycloak may
 * store an event later than a younger one; an event that is seen twice is recorded once, by its id.
 */
@NullMarked
package io.atrium.server.signins;

import org.jspecify.annotations.NullMarked;

/**
 * {@code atrium dead-letters}: browse, mend, replay and discard what could not be counted, through the public HTTP API alone, as the tenant's
 * service account {@code atrium-operations}.
 */
@NullMarked
package io.atrium.installer.deadletters;

import org.jspecify.annotations.NullMarked;

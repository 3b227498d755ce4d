/**
 * {@code atrium audit}: verify, search and export a tenant's audit log, as the tenant's service account {@code atrium-audit}. The chain is
 * computed again here, from the exported records alone: an auditor need not believe the server.
 */
@NullMarked
package io.atrium.installer.audit;

import org.jspecify.annotations.NullMarked;

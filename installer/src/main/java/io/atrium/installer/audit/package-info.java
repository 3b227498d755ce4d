/**
 * {@code atrium audit}: verify, search and export a tenant's audit log as its service account {@code atrium-audit}, or that of the installation. The chain is
 * computed again here, from the exported records alone: an auditor need not believe the server.
 */
@NullMarked
package io.atrium.installer.audit;

import org.jspecify.annotations.NullMarked;

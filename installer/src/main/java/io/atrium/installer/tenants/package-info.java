/**
 * {@code atrium tenants}: creates, watches, suspends and resumes tenants through the public HTTP API alone, as the service account
 * {@code atrium-platform} of the operator's realm.
 */
@NullMarked
package io.atrium.installer.tenants;

import org.jspecify.annotations.NullMarked;

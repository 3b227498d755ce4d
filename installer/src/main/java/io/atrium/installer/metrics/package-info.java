/**
 * {@code atrium metrics}: what a tenant's metrics mean, what they are, and the index, as the tenant's service account
 * {@code atrium-insights}, which may read figures and nothing else. Only over the public HTTP API.
 */
@NullMarked
package io.atrium.installer.metrics;

import org.jspecify.annotations.NullMarked;

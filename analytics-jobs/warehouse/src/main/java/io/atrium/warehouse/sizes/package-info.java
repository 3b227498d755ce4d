/**
 * How many bytes tenants take in the warehouse. Facade: {@link io.atrium.warehouse.sizes.TenantSizes}, called by the server's quotas with the
 * account {@code atrium_platform}.
 *
 * <p>Invariant: an estimate that costs the same whatever a tenant stores in its rows: only the column of tenants is read.
 */
@NullMarked
package io.atrium.warehouse.sizes;

import org.jspecify.annotations.NullMarked;

/**
 * Removal of days that a tenant does not keep any more, from raw facts and rollups, by the account that erases tenants. Facade:
 * {@link io.atrium.warehouse.retention.DayRemover}.
 *
 * <p>Order: the days are closed, {@code ingest} has taken notice, the books are written, the rows go. Each step may be repeated.
 */
@NullMarked
package io.atrium.warehouse.retention;

import org.jspecify.annotations.NullMarked;

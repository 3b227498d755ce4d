/**
 * How long a tenant keeps its facts in the warehouse. Administrators decide it; a background job removes whole days by the tenant's calendar.
 *
 * <p>Invariants: a day that was closed takes no event any more, whatever the retention becomes later, so that a figure is never made of half a
 * day; nothing is removed before {@code ingest} has taken notice; what is removed stays on the books. A run goes on after a crash where it
 * stopped, each step may be repeated.
 */
@NullMarked
package io.atrium.server.retention;

import org.jspecify.annotations.NullMarked;

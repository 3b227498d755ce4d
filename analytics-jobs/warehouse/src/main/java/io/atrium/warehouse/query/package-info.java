/**
 * Typed questions to the warehouse. Every question carries its tenant, and the reader's account that asks it sees that tenant alone: each
 * would keep tenants apart without the other. Facade: {@link io.atrium.warehouse.query.InsightQueries}.
 */
@NullMarked
package io.atrium.warehouse.query;

import org.jspecify.annotations.NullMarked;

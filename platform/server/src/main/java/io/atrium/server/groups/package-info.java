/**
 * Groups: a parent organization sees figures of a subsidiary while that one consents. Facade: {@link io.atrium.server.groups.Groups}. Callers:
 * the HTTP API of both sides, and operators, who see who is grouped with whom.
 *
 * <p>Invariants: a relation is two rows, one a tenant, which only functions of the database write, always in the name of the transaction's own
 * tenant; consent is the subsidiary's alone; figures are asked with the subsidiary's own reader account, after suppression, of the organization
 * as a whole, and never without a record in its audit log; an invitation tells nobody which organizations there are.
 */
@NullMarked
package io.atrium.server.groups;

import org.jspecify.annotations.NullMarked;

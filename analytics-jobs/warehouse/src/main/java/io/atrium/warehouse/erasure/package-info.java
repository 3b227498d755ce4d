/**
 * Erasure of a tenant from the warehouse: its rows in every table that {@code accounts.yaml} says has a tenant, and the refusal of its
 * records that Kafka still holds.
 */
@NullMarked
package io.atrium.warehouse.erasure;

import org.jspecify.annotations.NullMarked;

/**
 * Erasure of tenants beyond what {@code server.tenants} keeps: their facts in the warehouse, their rows in PostgreSQL, what Kafka holds,
 * and the signed proof. {@code server.tenants} decides when each step is done; what is said in a proof is counted here, never assumed.
 */
@NullMarked
package io.atrium.server.erasure;

import org.jspecify.annotations.NullMarked;

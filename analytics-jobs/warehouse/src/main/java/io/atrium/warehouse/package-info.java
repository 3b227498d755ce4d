/**
 * The warehouse: the tables of ClickHouse, who may see what in them, the catalogue of metrics, and typed queries.
 *
 * <p>This package holds only how to reach a ClickHouse. Callers: the installation's migrator, the Flink jobs (tests), and in the server
 * {@code insights} and {@code tenants}. It knows neither Flink nor the server.
 */
@NullMarked
package io.atrium.warehouse;

import org.jspecify.annotations.NullMarked;

/**
 * Brings the warehouse's tables to the version of this software.
 *
 * <p>Files {@code ddl/V<nnn>__<what>.sql} are applied in order and recorded in {@code schema_history} with a checksum. ClickHouse has no
 * transaction over DDL, so every statement is idempotent and a file that broke off is applied again from its start. Facade: {@link
 * io.atrium.warehouse.migrate.Migrator}; command: {@link io.atrium.warehouse.migrate.MigrateMain}.
 */
@NullMarked
package io.atrium.warehouse.migrate;

import org.jspecify.annotations.NullMarked;

/**
 * ClickHouse's {@code Native} format, column by column: rows go in, one finished and compressed block comes out. The
 * format is what the server keeps in memory, so it costs the server least. Nothing here knows Flink or HTTP. Encoders
 * are for one thread and are reused for block after block.
 */
@NullMarked
package io.atrium.jobs.clickhouse.block;

import org.jspecify.annotations.NullMarked;

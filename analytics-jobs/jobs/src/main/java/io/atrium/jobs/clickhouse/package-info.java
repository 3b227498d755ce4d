/**
 * The exactly-once ClickHouse sink. Any job may use it; {@link io.atrium.jobs.clickhouse.ClickHouseSink} is the entrance.
 *
 * <p>How a row counts once: the writer only builds finished blocks; the checkpoint stores their bytes; after the
 * checkpoint has completed, the committer posts each block in one request with a deduplication token. Whatever is
 * uncertain is sent again, with the same bytes and the same token, and the server drops what it already has. This
 * holds as long as the deduplication windows of the table <em>and of every view's target</em> outlive the outage.
 *
 * <p>Invariants: one request is one block; a block is never built a second time; a block is never given up silently:
 * it is committed or the job fails and starts again from the checkpoint that has it.
 */
@NullMarked
package io.atrium.jobs.clickhouse;

import org.jspecify.annotations.NullMarked;

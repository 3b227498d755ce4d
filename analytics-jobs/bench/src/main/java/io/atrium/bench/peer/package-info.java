/** What the peers run: a consumer of its own, and a Flink job with the JDBC connector. No deduplication, no accounts. */
@NullMarked
package io.atrium.bench.peer;

import org.jspecify.annotations.NullMarked;

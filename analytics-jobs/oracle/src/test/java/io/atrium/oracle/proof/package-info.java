/** The real path, Kafka to Flink to ClickHouse to the query facade, beside the oracle. */
@NullMarked
package io.atrium.oracle.proof;

import org.jspecify.annotations.NullMarked;

package io.atrium.jobs.derive;

import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.ClickHouseSink;
import io.atrium.jobs.clickhouse.RetryPolicy;
import org.apache.flink.api.connector.sink2.Sink;

/** Where derived facts go. */
@FunctionalInterface
public interface DerivedSink {
    /** The sink of a derivation. */
    Sink<Derived> to(Derivation<?, ?> derivation);

    /** Each derivation's own tables in ClickHouse; {@code generation} is the job's, part of every token. */
    static DerivedSink clickHouse(ClickHouseEndpoint endpoint, RetryPolicy retryPolicy, int generation) {
        return derivation -> ClickHouseSink.<Derived>builder()
                .endpoint(endpoint)
                .tables(new DerivedTables(derivation))
                .generation(generation)
                .retryPolicy(retryPolicy)
                .build();
    }
}

package io.atrium.server.events;

import io.atrium.contract.cloudevents.EventProblem;
import io.atrium.contract.cloudevents.ProblemCode;
import io.atrium.server.failure.FailureKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts what comes through the door. */
final class EventMeters {

    private final Counter accepted;
    private final Counter withheld;
    private final Map<ProblemCode, Counter> rejected = new EnumMap<>(ProblemCode.class);
    private final Map<Boolean, Counter> turnedAway;
    private final DistributionSummary batchSize;

    EventMeters(MeterRegistry meters) {
        accepted = Counter.builder("atrium.events.accepted")
                .description("Events that Kafka has acknowledged")
                .register(meters);
        withheld = Counter.builder("atrium.events.withheld")
                .description("Events that were not recorded, because they are of people who have opted out")
                .register(meters);
        for (ProblemCode code : ProblemCode.values()) {
            rejected.put(
                    code,
                    Counter.builder("atrium.events.rejected")
                            .description("Events that were refused, by reason")
                            .tag("code", code.code())
                            .register(meters));
        }
        turnedAway = Map.of(true, turnedAway(meters, "429"), false, turnedAway(meters, "503"));
        batchSize = DistributionSummary.builder("atrium.events.batch.size").register(meters);
    }

    void count(Receipt receipt) {
        accepted.increment(receipt.accepted());
        withheld.increment(receipt.withheld().size());
        batchSize.record(receipt.size());
        for (EventProblem problem : receipt.refused()) {
            Counter counter = rejected.get(problem.code());
            if (counter != null) {
                counter.increment();
            }
        }
    }

    /** A batch was told to come back: the server is busy, or Kafka is away. */
    void turnedAway(EventsFailure failure) {
        Counter counter = turnedAway.get(failure.kind() == FailureKind.BUSY);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter turnedAway(MeterRegistry meters, String status) {
        return Counter.builder("atrium.events.turned.away")
                .description("Batches of which nothing was accepted for lack of room or of Kafka")
                .tag("status", status)
                .register(meters);
    }
}

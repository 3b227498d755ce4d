package io.atrium.server.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The books as metrics. {@link #show} after each pass; between two passes the values stand. */
final class ReconciliationMeters {

    private final MultiGauge difference;
    private final MultiGauge lag;
    private final MultiGauge lagAge;
    private final MultiGauge rows;
    private final MultiGauge duplicates;
    private final MultiGauge deadLetters;
    private final MultiGauge removed;
    private final Reconciliation reconciliation;

    ReconciliationMeters(Reconciliation reconciliation, MeterRegistry meters) {
        this.reconciliation = reconciliation;
        difference = gauge(meters, "difference", "Records that do not fit, by kind; 0 when the books are balanced");
        lag = gauge(meters, "lag", "Records of a partition that are not proved yet");
        lagAge = MultiGauge.builder("atrium.reconciliation.lag.age")
                .description("How long the oldest record that is not proved has been there")
                .baseUnit("seconds")
                .register(meters);
        rows = gauge(meters, "rows", "Records of a partition that count");
        duplicates = gauge(meters, "duplicates", "Records of a partition that were there before");
        deadLetters = gauge(meters, "dead.letters", "Records of a partition that were put aside");
        removed = gauge(meters, "removed", "Records of a partition that counted until retention removed their day");
        Gauge.builder("atrium.reconciliation.last.success.timestamp", this::lastSuccess)
                .description("When everything could be asked last, since 1970; 0 before the first time")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("atrium.reconciliation.deep.last.success.timestamp", this::lastDeep)
                .description("When the last deep check finished, since 1970; 0 before the first")
                .baseUnit("seconds")
                .register(meters);
        for (Verdict verdict : Verdict.values()) {
            Gauge.builder(
                            "atrium.reconciliation.verdict",
                            () -> reconciliation.report().verdict() == verdict ? 1 : 0)
                    .description("1 for the verdict over everything")
                    .tag("verdict", verdict.code())
                    .register(meters);
        }
    }

    void show() {
        ReconciliationReport report = reconciliation.report();
        List<PartitionReport> partitions = report.partitions();
        difference.register(differences(report), true);
        each(lag, partitions, PartitionReport::lag);
        each(lagAge, partitions, PartitionReport::lagAgeSeconds);
        each(rows, partitions, PartitionReport::rows);
        each(duplicates, partitions, PartitionReport::duplicates);
        each(deadLetters, partitions, PartitionReport::deadLettered);
        each(removed, partitions, PartitionReport::removed);
    }

    /** Of a partition every kind is there, so that an alert's expression has something to compare; tables have what differs. */
    private static List<MultiGauge.Row<?>> differences(ReconciliationReport report) {
        List<MultiGauge.Row<?>> shown = new ArrayList<>();
        for (PartitionReport partition : report.partitions()) {
            for (Discrepancy kind : Discrepancy.values()) {
                if (kind.verdict().isFault()) {
                    double records = sum(partition.differences(), kind);
                    shown.add(MultiGauge.Row.of(tags(partition).and("kind", kind.code()), records));
                }
            }
        }
        for (Discrepancy kind : Discrepancy.values()) {
            if (kind.verdict().isFault()) {
                shown.add(MultiGauge.Row.of(
                        Tags.of("topic", "", "partition", "", "kind", kind.code()), sum(report.differences(), kind)));
            }
        }
        return shown;
    }

    private static double sum(List<Difference> differences, Discrepancy kind) {
        return differences.stream()
                .filter(one -> one.kind().equals(kind.code()))
                .mapToLong(Difference::records)
                .sum();
    }

    private static void each(
            MultiGauge gauge, List<PartitionReport> partitions, ToDoubleFunction<PartitionReport> value) {
        List<MultiGauge.Row<?>> shown = new ArrayList<>();
        partitions.forEach(partition -> shown.add(MultiGauge.Row.of(tags(partition), value.applyAsDouble(partition))));
        gauge.register(shown, true);
    }

    private static Tags tags(PartitionReport partition) {
        return Tags.of("topic", partition.topic(), "partition", String.valueOf(partition.partition()));
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder("atrium.reconciliation." + name)
                .description(description)
                .register(meters);
    }

    private double lastSuccess() {
        var at = reconciliation.report().lastSuccess();
        return at == null ? 0 : at.getEpochSecond();
    }

    private double lastDeep() {
        var at = reconciliation.report().deep().finishedAt();
        return at == null ? 0 : at.getEpochSecond();
    }
}

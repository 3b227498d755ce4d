package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Questions for any metrics of the catalogue, asked through one reader's account. Nothing is suppressed here: that is the caller's duty.
 * Every method throws {@link QueryFailure} when the warehouse does not answer.
 */
public final class MetricQueries {

    private final InsightQueries queries;

    /**
     * @param reader connections of the account whose slot belongs to the tenant
     * @param catalogue all metrics
     */
    public MetricQueries(DataSource reader, MetricCatalogue catalogue) {
        this.queries = new InsightQueries(reader, catalogue);
    }

    /** The cells of a question, all of them, also those without a value. */
    public MetricAnswerSet ask(MetricQuestion question) {
        List<Period> pieces = question.grain().pieces(question.period());
        List<MetricCell> cells = new ArrayList<>();
        for (Metric metric : question.metrics()) {
            for (long department : question.departments()) {
                List<List<MetricValue>> values = queries.metrics(
                        new Scope(question.tenantId(), department),
                        pieces.stream()
                                .map(piece -> question.windowOf(metric, piece))
                                .toList(),
                        List.of(metric));
                IntStream.range(0, pieces.size())
                        .forEach(i -> cells.add(
                                cell(department, pieces.get(i), values.get(i).get(0))));
            }
        }
        return new MetricAnswerSet(cells);
    }

    private static MetricCell cell(long department, Period piece, MetricValue value) {
        return new MetricCell(
                value.metric(),
                department,
                piece,
                value.window(),
                value.value(),
                OptionalDouble.of((double) value.numerator()),
                value.denominator().isPresent()
                        ? OptionalDouble.of((double) value.denominator().getAsLong())
                        : OptionalDouble.empty(),
                value.people(),
                value.enabled());
    }
}

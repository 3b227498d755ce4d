package io.atrium.warehouse.query;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Questions for any metrics of the catalogue, asked through one reader's account. Nothing is suppressed here: that is the caller's duty.
 * Every method throws {@link QueryFailure} when the warehouse does not answer.
 */
public final class MetricQueries {

    private final MetricEngine engine;

    /**
     * @param reader connections of the account whose slot belongs to the tenant
     * @param catalogue all metrics
     */
    public MetricQueries(DataSource reader, MetricCatalogue catalogue) {
        this.engine = new MetricEngine(reader, catalogue);
    }

    /** The cells of a question, all of them, also those without a value. */
    public MetricAnswerSet ask(MetricQuestion question) {
        List<Period> pieces = question.grain().pieces(question.period());
        MetricEngine.Numbers numbers = engine.ask(new MetricEngine.Asked(
                question.tenantId(),
                question.departments(),
                MetricEngine.windows(question.metrics(), pieces, question::windowOf),
                question.settings()));
        List<MetricCell> cells = new ArrayList<>();
        for (Metric metric : question.metrics()) {
            for (long department : question.departments()) {
                for (Period piece : pieces) {
                    cells.add(numbers.cell(metric, department, piece, question.windowOf(metric, piece)));
                }
            }
        }
        return new MetricAnswerSet(cells);
    }
}

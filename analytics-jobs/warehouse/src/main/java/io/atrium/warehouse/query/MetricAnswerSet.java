package io.atrium.warehouse.query;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * The answers to a {@link MetricQuestion}.
 *
 * @param cells by metric, then department, then piece, each in the order of the question
 */
public record MetricAnswerSet(List<MetricCell> cells) {

    public MetricAnswerSet {
        cells = List.copyOf(cells);
    }

    /** The cells of one metric and department, in the order of time. */
    public List<MetricCell> series(String metricId, long departmentNo) {
        return cells.stream()
                .filter(cell -> cell.metric().id().equals(metricId) && cell.departmentNo() == departmentNo)
                .toList();
    }

    /**
     * The cell of the last piece.
     *
     * @throws NoSuchElementException if the metric or the department was not asked for
     */
    public MetricCell latest(String metricId, long departmentNo) {
        List<MetricCell> series = series(metricId, departmentNo);
        if (series.isEmpty()) {
            throw new NoSuchElementException(metricId + " was not asked for department " + departmentNo);
        }
        return series.get(series.size() - 1);
    }
}

package io.atrium.jobs.ingest;

import io.atrium.jobs.clickhouse.Table;
import io.atrium.jobs.ingest.IngestRow.BusinessFact;
import io.atrium.jobs.ingest.IngestRow.CollaborationFact;
import io.atrium.jobs.ingest.IngestRow.Fact;
import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.ingest.IngestRow.UsageFact;
import java.time.LocalDate;
import java.util.List;

/**
 * The raw tables, column by column, as {@code V001__raw.sql} of the warehouse defines them. What an event leaves out is
 * empty or zero, but NULL for times and amounts.
 *
 * @param generation the generation that rows are written for
 */
record FactTables(int generation) implements Table.Provider<IngestRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Table<? extends IngestRow>> tables() {
        return List.of(
                new Table<>("usage_event", UsageFact.class, UsageColumns.layout(generation), FactTables::month),
                new Table<>(
                        "collaboration_event",
                        CollaborationFact.class,
                        CollaborationColumns.layout(generation),
                        FactTables::month),
                new Table<>(
                        "business_event", BusinessFact.class, BusinessColumns.layout(generation), FactTables::month),
                new Table<>("ingest_outcome", Outcome.class, OutcomeColumns.layout(generation)));
    }

    private static int month(Fact fact) {
        LocalDate day = fact.envelope().day();
        return day.getYear() * 12 + day.getMonthValue();
    }
}

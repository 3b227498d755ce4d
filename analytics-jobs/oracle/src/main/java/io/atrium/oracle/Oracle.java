package io.atrium.oracle;

import io.atrium.contract.Event;
import io.atrium.oracle.facts.Facts;
import io.atrium.oracle.metrics.DefaultWindow;
import io.atrium.oracle.metrics.Metrics;
import io.atrium.oracle.metrics.Processes;
import io.atrium.oracle.metrics.Retention;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleEvents;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** Knows every number of a tenant. */
public final class Oracle {

    private final OracleEvents events;
    private final Facts facts;
    private final Metrics metrics;

    private Oracle(OracleEvents events, OracleDirectory directory, OracleCalendar calendar) {
        this.events = events;
        this.facts = Facts.of(events);
        this.metrics = new Metrics(events, facts, directory, calendar);
    }

    /**
     * What follows from the events of a tenant.
     *
     * @param events also of others, in any order, any of them any number of times
     */
    public static Oracle of(
            String tenant, Collection<? extends Event> events, OracleDirectory directory, OracleCalendar calendar) {
        return new Oracle(OracleEvents.of(tenant, events), directory, calendar);
    }

    /** The ids of all metrics. */
    public static Set<String> ids() {
        return Metrics.ids();
    }

    /** As {@link Metrics#value}. */
    public OracleValue value(String id, int department, Window window, int k) {
        return metrics.value(id, department, window, k);
    }

    /** In the metric's own window that ends with a day; {@code period} where the metric takes the days that are asked for. */
    public OracleValue value(String id, int department, LocalDate to, int k) {
        return value(id, department, DefaultWindow.of(id, new Window(to, to)), k);
    }

    /** The events, each once. */
    public OracleEvents events() {
        return events;
    }

    /** The derived facts. */
    public Facts facts() {
        return facts;
    }

    /** The measures of a process. */
    public Processes process(String process) {
        return new Processes(facts.cases().stream()
                .filter(each -> each.key().process().equals(process))
                .toList());
    }

    /** Who came back in later weeks. */
    public Retention retention() {
        return Retention.of(events);
    }
}

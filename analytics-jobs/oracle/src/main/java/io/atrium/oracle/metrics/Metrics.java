package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.Facts;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleEvents;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every metric by its id. */
public final class Metrics {

    private static final Map<String, Measure> ALL = all();

    private final Question.Tenant tenant;

    public Metrics(OracleEvents events, Facts facts, OracleDirectory directory, OracleCalendar calendar) {
        this.tenant = new Question.Tenant(events, facts, directory, calendar);
    }

    private static Map<String, Measure> all() {
        Map<String, Measure> measures = new TreeMap<>();
        Organization.list(measures);
        Communication.list(measures);
        Groups.list(measures);
        Documents.list(measures);
        Tasks.list(measures);
        MeetingsAndSpaces.list(measures);
        Business.list(measures);
        Ecosystem.list(measures);
        Responses.list(measures);
        Use.list(measures);
        Retention.list(measures);
        return Collections.unmodifiableMap(measures);
    }

    /** The ids. */
    public static Set<String> ids() {
        return ALL.keySet();
    }

    /**
     * The value of a metric; throws IllegalArgumentException when there is none of that id, or when it is for the whole tenant only and a
     * department is asked for.
     *
     * @param department with everything below it; 0 is the whole tenant
     * @param k the fewest people that are shown
     */
    public OracleValue value(String id, int department, Window window, int k) {
        Measure measure = ALL.get(id);
        if (measure == null) {
            throw new IllegalArgumentException("There is no metric \"" + id + "\"");
        }
        return measure.answer(new Question(tenant, window, department, k));
    }
}

package io.atrium.server.insights;

import io.atrium.server.insights.Answers.CompletenessAnswer;
import io.atrium.server.insights.Answers.Hidden;
import io.atrium.server.insights.DepartmentNameStore.Name;
import io.atrium.server.insights.MetricAnswers.Cell;
import io.atrium.server.insights.MetricAnswers.Part;
import io.atrium.server.insights.MetricAsk.Split;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.metrics.MetricWindow;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.query.Grain;
import io.atrium.warehouse.query.InsightQueries;
import io.atrium.warehouse.query.MetricAnswerSet;
import io.atrium.warehouse.query.MetricCell;
import io.atrium.warehouse.query.MetricQuestion;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.QueryFailure;
import io.atrium.warehouse.query.Scope;
import io.atrium.warehouse.query.TenantSettings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any metrics of one tenant, by departments and pieces of a period, as far as privacy allows. */
final class MetricInsights {

    /** Metrics × departments × pieces of one question. */
    static final int MOST_CELLS = 10_000;

    /** More than the days of a year. */
    static final int MOST_PIECES = 400;

    private final Readers readers;
    private final MetricCatalogue catalogue;
    private final TenantFacts tenants;
    private final IndexTargets targets;
    private final Turns turns;
    private final Disclosure disclosure;
    private final IndexInsights index;
    private final int k;

    /**
     * @param tenants what the platform knows of tenants
     * @param targets what the index compares with
     * @param turns how many questions a tenant may have at once
     * @param k least number of people that a figure speaks of
     */
    MetricInsights(
            Readers readers, MetricCatalogue catalogue, TenantFacts tenants, IndexTargets targets, Turns turns, int k) {
        this.readers = readers;
        this.catalogue = catalogue;
        this.tenants = tenants;
        this.targets = targets;
        this.turns = turns;
        this.disclosure = new Disclosure(k);
        this.index = new IndexInsights(catalogue);
        this.k = k;
    }

    /** What the answers need of a tenant that is not in the warehouse. */
    interface TenantFacts {

        /** The tenant's calendar day. */
        LocalDate today(String tenantId);

        /** Its zone and calendar. */
        TenantSettings settings(String tenantId, int k);

        /** Names of its departments. */
        Map<Long, Name> names(String tenantId);
    }

    /** {@code GET /insights/metrics}. */
    MetricAnswers.Catalogue catalogue() {
        return MetricAnswers.Catalogue.of(catalogue, k, MOST_CELLS, MOST_PIECES);
    }

    /** {@code POST /insights/query}. */
    MetricAnswers.QueryAnswer query(String tenantId, MetricAsk.Body body) {
        MetricAsk ask = body.checked(catalogue);
        return turns.take(tenantId, () -> {
            try {
                return answer(tenantId, ask);
            } catch (QueryFailure failed) {
                throw InsightsFailure.of(failed).exception(failed);
            }
        });
    }

    /**
     * {@code GET /insights/index}.
     *
     * @param to the last of its 28 days; null: the last one with data that is over
     */
    IndexAnswers.Index index(String tenantId, @Nullable String to) {
        Request request = Request.of(null, to, null);
        return turns.take(tenantId, () -> {
            try {
                return index(tenantId, request);
            } catch (QueryFailure failed) {
                throw InsightsFailure.of(failed).exception(failed);
            }
        });
    }

    private IndexAnswers.Index index(String tenantId, Request request) {
        InsightQueries directory = readers.of(tenantId);
        Completeness completeness = directory.completeness(tenantId);
        Period period = request.period(lastDayThatIsOver(completeness, tenants.today(tenantId)));
        Period days = index.days(period);
        Views views = new Views(tenantId, directory);
        List<Long> groups = Stream.concat(
                        Stream.of(Scope.WHOLE_TENANT), views.of(days).below(Scope.WHOLE_TENANT).stream())
                .toList();
        MetricAnswerSet answers = readers.metrics(tenantId)
                .ask(new MetricQuestion(
                        tenantId,
                        groups,
                        index.metrics(),
                        days,
                        Grain.NONE,
                        Optional.of(MetricWindow.parse(days.days() + "d")),
                        tenants.settings(tenantId, k)));
        return index.index(
                answers,
                cell -> shown(cell, views),
                targets.of(tenantId, IndexInsights.people(answers)),
                days,
                CompletenessAnswer.of(completeness));
    }

    private MetricAnswers.QueryAnswer answer(String tenantId, MetricAsk ask) {
        InsightQueries directory = readers.of(tenantId);
        Completeness completeness = directory.completeness(tenantId);
        LocalDate today = tenants.today(tenantId);
        Period period = ask.request().period(lastDayThatIsOver(completeness, today));
        Views views = new Views(tenantId, directory);
        int pieces = ask.grain().pieces(period).size();
        if (pieces > MOST_PIECES) {
            throw MetricAsk.invalid(
                    "grain",
                    "too-many-pieces",
                    "The period has " + pieces + " pieces, " + MOST_PIECES
                            + " are possible. Ask for a shorter period or a coarser grain.");
        }
        List<Long> departments = departments(ask, views, period);
        requireFew(ask, departments.size(), pieces);
        List<MetricCell> cells = departments.isEmpty()
                ? List.of()
                : readers.metrics(tenantId)
                        .ask(new MetricQuestion(
                                tenantId,
                                departments,
                                ask.metrics(),
                                period,
                                ask.grain(),
                                ask.window(),
                                tenants.settings(tenantId, k)))
                        .cells();
        return new MetricAnswers.QueryAnswer(
                period.from(),
                period.to(),
                MetricAsk.idOf(ask.grain()),
                MetricAsk.idOf(ask.split()),
                ask.window().isPresent() ? ask.window().orElseThrow().text() : null,
                ask.request().department() == Scope.WHOLE_TENANT
                        ? null
                        : ask.request().department(),
                period.contains(today) ? today : null,
                ask.split() == Split.NONE ? null : parts(tenantId, departments),
                cells.stream().map(cell -> shown(cell, views)).toList(),
                CompletenessAnswer.of(completeness));
    }

    private Cell shown(MetricCell cell, Views views) {
        Hidden department = cell.departmentNo() == Scope.WHOLE_TENANT
                ? null
                : views.of(cell.window()).whyHidden(cell.departmentNo());
        return disclosure.of(cell, department);
    }

    /** Figures of the day that is not over would look like a fall. */
    private static LocalDate lastDayThatIsOver(Completeness completeness, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        return completeness.lastDay().filter(day -> day.isBefore(yesterday)).orElse(yesterday);
    }

    private static List<Long> departments(MetricAsk ask, Views views, Period period) {
        long department = ask.request().department();
        if (department != Scope.WHOLE_TENANT && !views.of(period).knows(department)) {
            throw new InsightsFailure.UnknownDepartment(department).exception();
        }
        return switch (ask.split()) {
            case NONE -> List.of(department);
            case DEPARTMENT -> views.of(period).below(department);
        };
    }

    private static void requireFew(MetricAsk ask, int departments, int pieces) {
        long cells = (long) ask.metrics().size() * departments * pieces;
        if (cells > MOST_CELLS) {
            throw MetricAsk.invalid(
                    "metrics",
                    "too-many-cells",
                    "%,d metrics for %,d departments in %,d pieces of time are %,d cells; %,d are possible. Ask for fewer at once."
                            .formatted(ask.metrics().size(), departments, pieces, cells, MOST_CELLS));
        }
    }

    private List<Part> parts(String tenantId, List<Long> departments) {
        Map<Long, Name> names = tenants.names(tenantId);
        return departments.stream()
                .map(no -> {
                    Name name = names.getOrDefault(no, Name.unknown(no));
                    return new Part(no, name.code(), name.name());
                })
                .toList();
    }

    /** Which departments may be seen over which days; each window is asked for once, and not at all for a whole tenant. */
    private final class Views {

        private final String tenantId;
        private final InsightQueries directory;
        private final Map<Period, Visibility> known = new HashMap<>();

        private Views(String tenantId, InsightQueries directory) {
            this.tenantId = tenantId;
            this.directory = directory;
        }

        private Visibility of(Period window) {
            return known.computeIfAbsent(window, days -> new Visibility(directory.departmentTree(tenantId, days), k));
        }
    }
}

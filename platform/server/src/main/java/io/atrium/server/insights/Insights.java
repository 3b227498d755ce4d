package io.atrium.server.insights;

import io.atrium.server.insights.Answers.CompletenessAnswer;
import io.atrium.server.insights.Answers.Hidden;
import io.atrium.server.insights.Answers.MetricAnswer;
import io.atrium.server.insights.DepartmentNameStore.Name;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.query.DepartmentFigures;
import io.atrium.warehouse.query.DepartmentNode;
import io.atrium.warehouse.query.InsightQueries;
import io.atrium.warehouse.query.MetricValue;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.QueryFailure;
import io.atrium.warehouse.query.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures of one tenant, as far as privacy allows. */
final class Insights {

    private static final List<String> OVERVIEW = List.of(
            "com.messages",
            "com.senders",
            "com.sender_rate",
            "org.participants",
            "net.directed_pairs",
            "net.reciprocal_pairs",
            "net.cross_department_share",
            "org.dau",
            "org.wau",
            "org.mau");

    private final Readers readers;
    private final List<Metric> overview;
    private final Function<String, Map<Long, Name>> names;
    private final Function<String, LocalDate> today;
    private final int k;

    /**
     * @param names names of a tenant's departments
     * @param today the tenant's calendar day
     * @param k least number of people that a figure speaks of
     */
    Insights(
            Readers readers,
            MetricCatalogue catalogue,
            Function<String, Map<Long, Name>> names,
            Function<String, LocalDate> today,
            int k) {
        this.readers = readers;
        this.overview = OVERVIEW.stream().map(catalogue::get).toList();
        this.names = names;
        this.today = today;
        this.k = k;
    }

    /** {@code /insights/overview}. */
    Answers.Overview overview(String tenantId, Request request) {
        return asking(tenantId, question -> {
            Period period = question.period(request);
            boolean shown = question.mayShow(request, period);
            List<MetricValue> values = question.queries().metrics(request.scope(tenantId), period, overview);
            return new Answers.Overview(
                    period.from(),
                    period.to(),
                    request.department() == Scope.WHOLE_TENANT ? null : request.department(),
                    shown ? question.queries().enabled(request.scope(tenantId), period) : null,
                    values.stream()
                            .map(value -> shown && value.enabled() >= k
                                    ? MetricAnswer.shown(value)
                                    : MetricAnswer.hidden(value, Hidden.belowK(k)))
                            .toList(),
                    CompletenessAnswer.of(question.completeness()));
        });
    }

    /** {@code /insights/daily}. */
    Answers.Daily daily(String tenantId, Request request) {
        return asking(tenantId, question -> {
            Period period = question.period(request);
            boolean shown = question.mayShow(request, period);
            return new Answers.Daily(
                    question.queries().daily(request.scope(tenantId), period).stream()
                            .map(day -> shown ? Answers.Day.shown(day) : Answers.Day.hidden(day.day()))
                            .toList(),
                    shown ? question.queries().enabled(request.scope(tenantId), period) : null,
                    CompletenessAnswer.of(question.completeness()),
                    shown ? null : Hidden.belowK(k));
        });
    }

    /** {@code /insights/departments}. */
    Answers.Departments departments(String tenantId, Request request) {
        return asking(tenantId, question -> {
            Period period = question.period(request);
            List<DepartmentNode> tree = question.queries().departmentTree(tenantId, period);
            Set<Long> shown = shown(tree);
            Map<Long, Name> named = names.apply(tenantId);
            Map<Long, DepartmentFigures> figures = question.queries().departments(tenantId, period).stream()
                    .collect(Collectors.toMap(DepartmentFigures::departmentNo, Function.identity()));
            return new Answers.Departments(
                    tree.stream()
                            .map(node -> department(node, shown, named, figures.get(node.departmentNo())))
                            .toList(),
                    CompletenessAnswer.of(question.completeness()));
        });
    }

    /** {@code /insights/departments-tree}: what there is today. Sizes of departments are the directory's, not behaviour. */
    List<Answers.TreeNode> tree(String tenantId) {
        LocalDate day = today.apply(tenantId);
        Map<Long, Name> named = names.apply(tenantId);
        return asking(
                tenantId,
                question -> question.queries().departmentTree(tenantId, new Period(day, day)).stream()
                        .map(node -> {
                            Name name = named.getOrDefault(node.departmentNo(), Name.unknown(node.departmentNo()));
                            return new Answers.TreeNode(
                                    node.departmentNo(), name.code(), name.name(), parent(node), node.enabled());
                        })
                        .toList());
    }

    private Answers.Department department(
            DepartmentNode node, Set<Long> shown, Map<Long, Name> named, @Nullable DepartmentFigures figures) {
        boolean visible = shown.contains(node.departmentNo());
        String name = named.getOrDefault(node.departmentNo(), Name.unknown(node.departmentNo()))
                .name();
        DepartmentFigures known = figures == null ? new DepartmentFigures(node.departmentNo(), 0, 0, 0) : figures;
        return new Answers.Department(
                node.departmentNo(),
                name,
                parent(node),
                visible ? node.enabled() : null,
                visible ? known.messages() : null,
                visible ? known.senders() : null,
                visible ? known.participants() : null,
                visible ? null : Hidden.belowK(k));
    }

    private Set<Long> shown(List<DepartmentNode> tree) {
        return Suppression.shown(
                tree.stream()
                        .map(node ->
                                new Suppression.Group(node.departmentNo(), node.parentNo(), node.own(), node.enabled()))
                        .toList(),
                k);
    }

    private static @Nullable Long parent(DepartmentNode node) {
        return node.parentNo() == 0 ? null : node.parentNo();
    }

    private <T> T asking(String tenantId, Function<Question, T> work) {
        try {
            InsightQueries queries = readers.of(tenantId);
            return work.apply(new Question(tenantId, queries, queries.completeness(tenantId)));
        } catch (QueryFailure away) {
            throw new InsightsFailure.WarehouseAway().exception(away);
        }
    }

    /** One request: its tenant's connection and how complete the figures are. */
    private final class Question {

        private final String tenantId;
        private final InsightQueries queries;
        private final Completeness completeness;

        private Question(String tenantId, InsightQueries queries, Completeness completeness) {
            this.tenantId = tenantId;
            this.queries = queries;
            this.completeness = completeness;
        }

        private InsightQueries queries() {
            return queries;
        }

        private Completeness completeness() {
            return completeness;
        }

        private Period period(Request request) {
            return request.period(completeness.lastDay().orElseGet(() -> today.apply(tenantId)));
        }

        /** A department is as visible in a filter as it is in the list. */
        private boolean mayShow(Request request, Period period) {
            if (request.department() == Scope.WHOLE_TENANT) {
                return queries.enabled(Scope.of(tenantId), period) >= k;
            }
            List<DepartmentNode> tree = queries.departmentTree(tenantId, period);
            if (tree.stream().noneMatch(node -> node.departmentNo() == request.department())) {
                throw new InsightsFailure.UnknownDepartment(request.department()).exception();
            }
            return shown(tree).contains(request.department());
        }
    }
}

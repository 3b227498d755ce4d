package io.atrium.server.insights;

import io.atrium.server.insights.Answers.Comparison;
import io.atrium.server.insights.Answers.CompletenessAnswer;
import io.atrium.server.insights.Answers.Hidden;
import io.atrium.server.insights.Answers.MetricAnswer;
import io.atrium.server.insights.Answers.NotCompared;
import io.atrium.server.insights.DepartmentNameStore.Name;
import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.query.DayFigures;
import io.atrium.warehouse.query.InsightQueries;
import io.atrium.warehouse.query.MetricValue;
import io.atrium.warehouse.query.Period;
import io.atrium.warehouse.query.QueryFailure;
import io.atrium.warehouse.query.Scope;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final MetricCatalogue catalogue;
    private final List<Metric> overview;
    private final Function<String, Map<Long, Name>> names;
    private final Function<String, LocalDate> today;
    private final InsightsModule.DaysOff daysOff;
    private final int k;

    /**
     * @param names names of a tenant's departments
     * @param today the tenant's calendar day
     * @param daysOff when a tenant does not work
     * @param k least number of people that a figure speaks of
     */
    Insights(
            Readers readers,
            MetricCatalogue catalogue,
            Function<String, Map<Long, Name>> names,
            Function<String, LocalDate> today,
            InsightsModule.DaysOff daysOff,
            int k) {
        this.readers = readers;
        this.catalogue = catalogue;
        this.overview = OVERVIEW.stream().map(catalogue::get).toList();
        this.names = names;
        this.today = today;
        this.daysOff = daysOff;
        this.k = k;
    }

    /** {@code /insights/overview}. */
    Answers.Overview overview(String tenantId, Request request) {
        return asking(tenantId, question -> {
            Period period = question.period(request);
            Span span = question.span(period);
            List<List<MetricValue>> values =
                    question.queries().metrics(request.scope(tenantId), span.periods(), asked());
            List<MetricValue> now = values.get(0);
            Hidden hidden = question.whyHidden(request, span.days(), last(now));
            Map<LocalDate, String> off = question.daysOff(span);
            Past past = hidden == null ? question.past(request, span, values, off) : Past.NONE;
            return new Answers.Overview(
                    period.from(),
                    period.to(),
                    span.daysAnswer(off),
                    span.beforeAnswer(off),
                    span.partialDay(),
                    request.department() == Scope.WHOLE_TENANT ? null : request.department(),
                    hidden == null ? last(now) : null,
                    IntStream.range(0, overview.size())
                            .mapToObj(i -> answer(now.get(i), hidden, past.of(now.get(i), i)))
                            .toList(),
                    CompletenessAnswer.of(question.completeness()));
        });
    }

    /** The metrics that an organization may show to another: those of the overview. */
    List<SharedFigures.Offered> offered() {
        return overview.stream()
                .map(metric ->
                        new SharedFigures.Offered(metric.id(), metric.version(), metric.names(), metric.definition()))
                .toList();
    }

    /** Some of the overview's figures, for somebody outside the organization. */
    SharedFigures shared(String tenantId, Set<String> metrics) {
        Request request = Request.of(null, null, null);
        return asking(tenantId, question -> {
            Period days = question.span(question.period(request)).days();
            List<MetricValue> now = question.queries()
                    .metrics(request.scope(tenantId), List.of(days), asked())
                    .get(0);
            Hidden hidden = question.whyHidden(request, days, last(now));
            return new SharedFigures(
                    days.from(),
                    days.to(),
                    hidden == null ? last(now) : null,
                    IntStream.range(0, overview.size())
                            .filter(i -> metrics.contains(overview.get(i).id()))
                            .mapToObj(i -> answer(now.get(i), hidden, Comparison.none(NotCompared.NO_DATA)))
                            .map(SharedFigures.Figure::of)
                            .toList(),
                    SharedFigures.Share.of(question.completeness()));
        });
    }

    /** {@code /insights/daily}. */
    Answers.Daily daily(String tenantId, Request request) {
        return asking(tenantId, question -> {
            Period period = question.period(request);
            Scope scope = request.scope(tenantId);
            long enabled = question.queries().enabled(scope, period);
            Hidden hidden = question.whyHidden(request, period, enabled);
            List<DayFigures> days = question.queries().daily(scope, period);
            Map<LocalDate, String> off = daysOff.between(tenantId, period.from(), period.to());
            return new Answers.Daily(
                    days.stream()
                            .map(day -> hidden == null
                                    ? Answers.Day.shown(day, dayOff(off, day.day()))
                                    : Answers.Day.hidden(day.day(), dayOff(off, day.day())))
                            .toList(),
                    hidden == null ? question.weekdays(days) : List.of(),
                    question.span(period).partialDay(),
                    hidden == null ? enabled : null,
                    CompletenessAnswer.of(question.completeness()),
                    hidden);
        });
    }

    /** {@code /insights/departments}. */
    Answers.Departments departments(String tenantId, Request request) {
        return asking(tenantId, question -> {
            Period period = question.period(request);
            Span span = question.span(period);
            Period before = span.before();
            Map<LocalDate, String> off = question.daysOff(span);
            return new Answers.Departments(
                    period.from(),
                    period.to(),
                    span.daysAnswer(off),
                    span.beforeAnswer(off),
                    question.departments(span.days())
                            .answers(
                                    names.apply(tenantId),
                                    before != null && question.hasData(before)
                                            ? question.departments(before)
                                            : new DepartmentList(new Visibility(List.of(), k), List.of())),
                    CompletenessAnswer.of(question.completeness()));
        });
    }

    /**
     * {@code /insights/departments-tree}: what there is today. Sizes of departments are the directory's, not behaviour.
     *
     * @param open whether the caller may see a department
     */
    List<Answers.TreeNode> tree(String tenantId, LongPredicate open) {
        LocalDate day = today.apply(tenantId);
        Map<Long, Name> named = names.apply(tenantId);
        return asking(
                tenantId,
                question -> question.queries().departmentTree(tenantId, new Period(day, day)).stream()
                        .filter(node -> open.test(node.departmentNo()))
                        .map(node -> {
                            Name name = named.getOrDefault(node.departmentNo(), Name.unknown(node.departmentNo()));
                            return new Answers.TreeNode(
                                    node.departmentNo(),
                                    name.code(),
                                    name.name(),
                                    DepartmentList.parent(node),
                                    node.enabled());
                        })
                        .toList());
    }

    /** The overview's metrics, and N at the end. */
    private List<Metric> asked() {
        return Stream.concat(overview.stream(), Stream.of(catalogue.get("org.enabled")))
                .toList();
    }

    private static long last(List<MetricValue> values) {
        return values.get(values.size() - 1).numerator();
    }

    private MetricAnswer answer(MetricValue value, @Nullable Hidden hidden, Comparison comparison) {
        if (hidden != null) {
            return MetricAnswer.hidden(value, hidden);
        }
        return value.enabled() < k
                ? MetricAnswer.hidden(value, Hidden.of(Suppression.Reason.BELOW_K, k))
                : MetricAnswer.shown(value, comparison);
    }

    private static Answers.@Nullable DayOff dayOff(Map<LocalDate, String> off, LocalDate day) {
        String name = off.get(day);
        if (name == null) {
            return null;
        }
        return new Answers.DayOff(name.isEmpty() ? null : name);
    }

    Completeness completeness(String tenantId) {
        return asking(tenantId, Question::completeness);
    }

    private <T> T asking(String tenantId, Function<Question, T> work) {
        try {
            InsightQueries queries = readers.of(tenantId);
            return work.apply(new Question(tenantId, queries, queries.completeness(tenantId)));
        } catch (QueryFailure away) {
            throw new InsightsFailure.WarehouseAway().exception(away);
        }
    }

    /** The figure that a value is compared with, by its place in the list. */
    private interface Past {

        Past NONE = (now, place) -> Comparison.none(NotCompared.NO_DATA);

        Comparison of(MetricValue now, int place);
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

        private Span span(Period period) {
            return Span.of(period, today.apply(tenantId));
        }

        private Map<LocalDate, String> daysOff(Span span) {
            Period first = span.periods().get(span.periods().size() - 1);
            return daysOff.between(tenantId, first.from(), span.days().to());
        }

        private DepartmentList departments(Period period) {
            return new DepartmentList(visibility(period), queries.departments(tenantId, period));
        }

        private Visibility visibility(Period period) {
            return new Visibility(queries.departmentTree(tenantId, period), k);
        }

        /** Why nothing of a request may be shown: a department is as visible in a filter as it is in the list. */
        private @Nullable Hidden whyHidden(Request request, Period period, long enabled) {
            if (request.department() == Scope.WHOLE_TENANT) {
                return enabled >= k ? null : Hidden.of(Suppression.Reason.BELOW_K, k);
            }
            Visibility visibility = visibility(period);
            if (!visibility.knows(request.department())) {
                throw new InsightsFailure.UnknownDepartment(request.department()).exception();
            }
            return visibility.whyHidden(request.department());
        }

        /** Whether the same group could be seen over the days before. */
        private boolean comparable(Request request, Period before, long enabled) {
            if (request.department() == Scope.WHOLE_TENANT) {
                return enabled >= k;
            }
            return visibility(before).visible(request.department()) != null;
        }

        /** Nothing can be compared with days before the first event. */
        private boolean hasData(Period period) {
            return completeness
                    .firstDay()
                    .map(first -> !first.isAfter(period.from()))
                    .orElse(false);
        }

        /** What the values of a span are compared with. */
        private Past past(Request request, Span span, List<List<MetricValue>> values, Map<LocalDate, String> off) {
            if (span.before() == null) {
                return (now, place) -> Comparison.none(NotCompared.PARTIAL_DAY);
            }
            List<MetricValue> before = values.get(1);
            boolean comparable = comparable(request, span.before(), last(before));
            return (now, place) -> {
                MetricValue then = before.get(place);
                if (!comparable || !hasData(then.window()) || then.enabled() < k) {
                    return Comparison.none(NotCompared.NO_DATA);
                }
                boolean sameKind = off.containsKey(now.window().to())
                        == off.containsKey(then.window().to());
                return now.window().days() == 1 && !sameKind
                        ? Comparison.none(NotCompared.DAY_OFF)
                        : Comparison.with(then);
            };
        }

        /** Averages over the days that are over and lie between the first and the last event. */
        private List<Answers.Weekday> weekdays(List<DayFigures> days) {
            LocalDate first = completeness.firstDay().orElse(LocalDate.MAX);
            LocalDate last = completeness.lastDay().orElse(LocalDate.MIN);
            LocalDate now = today.apply(tenantId);
            Map<DayOfWeek, List<DayFigures>> byWeekday = days.stream()
                    .filter(day -> !day.day().isBefore(first)
                            && !day.day().isAfter(last)
                            && day.day().isBefore(now))
                    .collect(Collectors.groupingBy(day -> day.day().getDayOfWeek()));
            return Arrays.stream(DayOfWeek.values())
                    .filter(byWeekday::containsKey)
                    .map(weekday -> Answers.Weekday.of(weekday, byWeekday.getOrDefault(weekday, List.of())))
                    .toList();
        }
    }
}

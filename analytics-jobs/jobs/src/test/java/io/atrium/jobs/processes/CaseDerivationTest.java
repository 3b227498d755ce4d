package io.atrium.jobs.processes;

import static io.atrium.jobs.testing.Acts.at;
import static io.atrium.jobs.testing.Acts.day;
import static io.atrium.jobs.testing.Acts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.jobs.derive.Stamp;
import io.atrium.jobs.processes.CaseRow.Completion;
import io.atrium.jobs.processes.CaseRow.Course;
import io.atrium.jobs.testing.Acts;
import io.atrium.jobs.testing.Arrivals;
import io.atrium.jobs.testing.Deltas;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseDerivationTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 5);

    private final CaseDerivation derivation = new CaseDerivation();
    private final Acts acts = new Acts();
    private final List<Event> events = new ArrayList<>();

    private BusinessEvent.Builder step(String type, long member, Instant time) {
        return acts.works(type, member, time, "o").processId("expense").instanceId("i");
    }

    private void did(BusinessEvent.Builder step) {
        events.add(step.build());
    }

    private CaseRow row() {
        List<CaseRow> rows = rows(CaseRow.class);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private TaskRow task(String id) {
        List<TaskRow> rows = rows(TaskRow.class).stream()
                .filter(row -> row.taskId().equals(id))
                .toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private <R> List<R> rows(Class<R> type) {
        return Deltas.rows(derivation, events).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }

    @Test
    void aWholeApproval() {
        did(step("approval.instance.started", 1, minute(0))
                .dueTime(day(3))
                .amount(new BigDecimal("120.50"))
                .currency("CNY")
                .resubmissionOf("earlier"));
        did(step("approval.task.created", 2, minute(1))
                .taskId("t")
                .activity("step-1")
                .dueTime(day(1)));
        did(step("approval.task.completed", 2, minute(61))
                .taskId("t")
                .result("returned")
                .createdTime(minute(1)));
        did(step("approval.instance.returned", 2, minute(62)));
        did(step("approval.instance.resubmitted", 1, minute(120)));
        did(step("approval.instance.completed", 1, at(Duration.ofHours(3).plusMillis(999)))
                .result("approved")
                .createdTime(minute(0)));

        assertThat(row())
                .isEqualTo(new CaseRow(
                        "expense",
                        "i",
                        new Stamp(TODAY, 1, DepartmentPath.of(100, 102)),
                        new Course(
                                millis(minute(0)),
                                millis(minute(180)) + 999,
                                List.of(
                                        "instance.started",
                                        "step-1",
                                        "task.completed:returned",
                                        "instance.returned",
                                        "instance.resubmitted",
                                        "instance.completed:approved")),
                        true,
                        new Completion(millis(minute(180)) + 999, "approved"),
                        millis(minute(0)),
                        millis(day(3)),
                        2,
                        1,
                        "earlier",
                        false,
                        new Money(1_205_000, "CNY")));
        assertThat(row().cycleSeconds()).isEqualTo(10_800);
        assertThat(row().spanSeconds()).isEqualTo(10_800);
        assertThat(task("t"))
                .isEqualTo(new TaskRow(
                        "expense",
                        "i",
                        "t",
                        new Stamp(TODAY, 2, DepartmentPath.of(100, 103)),
                        millis(minute(1)),
                        millis(minute(61)),
                        "returned",
                        millis(day(1)),
                        false));
        assertThat(task("t").waitSeconds()).isEqualTo(3_600);
    }

    @Test
    void stampAndDayAreOfTheStartAlsoWhenItIsNotTheFirstEvent() {
        did(step("approval.task.created", 2, day(-1)).taskId("t"));
        assertThat(row().stamp().memberNo()).isEqualTo(2);
        assertThat(row().started()).isFalse();

        did(step("approval.instance.started", 1, minute(0)));
        did(step("approval.instance.started", 3, minute(1)));
        assertThat(row().stamp().memberNo()).isEqualTo(1);
        assertThat(row().day()).isEqualTo(TODAY);
        assertThat(row().course().firstMillis()).isEqualTo(millis(day(-1)));
        assertThat(row().createdMillis()).isEqualTo(millis(minute(0)));
    }

    @Test
    void createdIsWhatTheCompletionSaysElseTheStartElseTheFirstEvent() {
        did(step("approval.task.created", 2, minute(5)).taskId("t"));
        assertThat(row().createdMillis()).isEqualTo(millis(minute(5)));

        did(step("approval.instance.started", 1, minute(6)));
        assertThat(row().createdMillis()).isEqualTo(millis(minute(6)));

        did(step("approval.instance.completed", 1, minute(9)).result("approved").createdTime(minute(8)));
        assertThat(row().createdMillis()).isEqualTo(millis(minute(8)));
        assertThat(row().cycleSeconds()).isEqualTo(60);
    }

    @Test
    void theLastCompletionCountsAndNoCycleIsBelowZero() {
        did(step("approval.instance.completed", 1, minute(9)).result("rejected").createdTime(minute(1)));
        did(step("approval.instance.completed", 1, minute(10))
                .result("approved")
                .createdTime(minute(20)));

        assertThat(row().completion()).isEqualTo(new Completion(millis(minute(10)), "approved"));
        assertThat(row().cycleSeconds()).isZero();
        assertThat(row().returned()).isEqualTo(1);
    }

    @Test
    void returnsRejectionsAndReturnedTasksAreCounted() {
        did(step("approval.instance.returned", 1, minute(1)));
        did(step("approval.task.completed", 1, minute(2)).taskId("a").result("returned"));
        did(step("approval.task.completed", 1, minute(3)).taskId("b").result("rejected"));
        did(step("approval.instance.completed", 1, minute(4)).result("rejected"));
        did(step("approval.instance.resubmitted", 1, minute(5)));
        did(step("approval.instance.withdrawn", 1, minute(6)));

        assertThat(row().returned()).isEqualTo(3);
        assertThat(row().resubmitted()).isEqualTo(1);
        assertThat(row().withdrawn()).isTrue();
    }

    @Test
    void theDueTimeIsTheLastThatTheInstanceNamesNotATask() {
        did(step("approval.instance.started", 1, minute(0)).dueTime(day(1)));
        did(step("approval.task.created", 2, minute(1)).taskId("t").dueTime(day(9)));
        assertThat(row().dueMillis()).isEqualTo(millis(day(1)));

        did(step("approval.instance.completed", 1, minute(4)).result("approved").dueTime(day(2)));
        assertThat(row().dueMillis()).isEqualTo(millis(day(2)));
    }

    @Test
    void amountAndCurrencyAreOfTheLastEventThatNamesAnAmount() {
        did(record("a", minute(0)).amount(new BigDecimal("1.5")).currency("EUR"));
        did(record("b", minute(1)).amount(new BigDecimal("-2.0001")).currency("CNY"));
        did(record("c", minute(2)).currency("USD"));

        assertThat(row().money()).isEqualTo(new Money(-20_001, "CNY"));
    }

    private BusinessEvent.Builder record(String activity, Instant time) {
        return step("business.record.changed", 900, time)
                .system("erp")
                .entity("declaration")
                .activity(activity);
    }

    @Test
    void recordChangesOfAnybodyMakeACaseByActivityElseStage() {
        did(record("SUBMITTED", minute(0)).stage("new"));
        did(record("", minute(1)).stage("paid"));
        did(step("business.record.changed", 1, minute(2)).system("erp").entity("declaration"));

        assertThat(row().course().activities()).containsExactly("SUBMITTED", "paid", "");
        assertThat(row().completion()).isNull();
        assertThat(row().result()).isEmpty();
        assertThat(row().cycleSeconds()).isZero();
        assertThat(row().spanSeconds()).isEqualTo(120);
        assertThat(row().stamp().memberNo()).isEqualTo(Stamp.NOBODY);
    }

    @Test
    void theCompletionOfACaseOfRecordsIsNoneOfItsEvents() {
        did(record("a", minute(0)));
        did(record("b", minute(10)));
        did(step("approval.instance.completed", 3, minute(60))
                .result("approved")
                .createdTime(minute(-30))
                .dueTime(minute(50)));

        assertThat(row().course()).isEqualTo(new Course(millis(minute(0)), millis(minute(10)), List.of("a", "b")));
        assertThat(row().completedMillis()).isEqualTo(millis(minute(60)));
        assertThat(row().cycleSeconds()).isEqualTo(5_400);
        assertThat(row().dueMillis()).isEqualTo(millis(minute(50)));
        assertThat(row().stamp().memberNo()).isEqualTo(Stamp.NOBODY);
    }

    @Test
    void inAnApprovalWithRecordsItIsOne() {
        did(step("approval.instance.started", 1, minute(0)));
        did(record("booked", minute(1)));
        did(step("approval.instance.completed", 3, minute(2)).result("approved"));

        assertThat(row().course().activities())
                .containsExactly("instance.started", "booked", "instance.completed:approved");
    }

    @Test
    void aCompletionAloneIsACase() {
        did(step("approval.instance.completed", 3, minute(2)).result("approved"));

        assertThat(row().course().activities()).containsExactly("instance.completed:approved");
    }

    @Test
    void eventsOfOneMomentAreInTheOrderOfTheirIds() {
        did(record("first", minute(0)));
        did(record("second", minute(0)));
        did(record("third", minute(0)));

        assertThat(row().course().activities()).containsExactly("first", "second", "third");
    }

    @Test
    void casesAreKeptApartByProcessAndInstance() {
        did(step("business.record.changed", 1, minute(0)).processId("a:1").instanceId("b"));
        did(step("business.record.changed", 1, minute(0)).processId("a").instanceId("1:b"));
        did(step("business.record.changed", 1, minute(0)).processId("").instanceId("b"));
        did(step("business.record.changed", 1, minute(0)).instanceId(null));

        assertThat(rows(CaseRow.class))
                .extracting(row -> row.processId() + " " + row.instanceId())
                .containsExactlyInAnyOrder("a:1 b", "a 1:b");
    }

    @Test
    void anOpenTaskHasTheStampOfItsCreation() {
        did(step("approval.task.created", 2, day(-2)).taskId("t").dueTime(day(-1)));

        assertThat(task("t").day()).isEqualTo(TODAY.minusDays(2));
        assertThat(task("t").completedMillis()).isNull();
        assertThat(task("t").result()).isEmpty();
        assertThat(task("t").waitSeconds()).isZero();
        assertThat(task("t").dueMillis()).isEqualTo(millis(day(-1)));
    }

    @Test
    void aTaskOfWhichOnlyTheEndIsKnownBeganAsTheEndSays() {
        did(step("approval.task.completed", 2, minute(10))
                .taskId("t")
                .result("approved")
                .createdTime(minute(7)));
        assertThat(task("t").waitSeconds()).isEqualTo(180);

        did(step("approval.task.created", 3, minute(9)).taskId("t"));
        assertThat(task("t").waitSeconds()).isEqualTo(60);

        did(step("approval.task.created", 3, minute(8)).taskId("t"));
        assertThat(task("t").waitSeconds()).isEqualTo(120);
    }

    @Test
    void theLastHandlingOfATaskCountsWithItsPhoneAndTheLastDueTime() {
        did(step("approval.task.created", 2, minute(0)).taskId("t").dueTime(minute(30)));
        events.add(acts.worksMobile("approval.task.completed", 3, minute(20), "o")
                .processId("expense")
                .instanceId("i")
                .taskId("t")
                .result("approved")
                .dueTime(minute(40))
                .build());
        did(step("approval.task.completed", 2, minute(10)).taskId("t").result("transferred"));

        assertThat(task("t").mobile()).isTrue();
        assertThat(task("t").result()).isEqualTo("approved");
        assertThat(task("t").stamp().memberNo()).isEqualTo(3);
        assertThat(task("t").dueMillis()).isEqualTo(millis(minute(40)));
        assertThat(rows(TaskRow.class)).hasSize(1);
    }

    @Test
    void orderAndRepetitionOfArrivalChangeNothing() {
        for (long seed = 0; seed < 100; seed++) {
            Arrivals.assertOrderAndRepetitionChangeNothing(derivation, course(new Random(seed)), seed);
        }
    }

    private List<BusinessEvent> course(Random random) {
        StepKind[] kinds = StepKind.values();
        List<BusinessEvent> course = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            StepKind kind = kinds[random.nextInt(kinds.length)];
            course.add(step(kind.type(), 1 + random.nextInt(4), minute(random.nextInt(20)))
                    .instanceId("i" + random.nextInt(3))
                    .taskId(kind.isOfTask() ? "t" + random.nextInt(3) : null)
                    .result(random.nextBoolean() ? "returned" : "rejected")
                    .stage(random.nextBoolean() ? "s" : null)
                    .amount(random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(99)) : null)
                    .currency("CNY")
                    .dueTime(maybe(random))
                    .createdTime(maybe(random))
                    .build());
        }
        return course;
    }

    private static @Nullable Instant maybe(Random random) {
        return random.nextBoolean() ? minute(random.nextInt(90)) : null;
    }
}

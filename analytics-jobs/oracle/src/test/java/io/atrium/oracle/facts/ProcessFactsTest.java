package io.atrium.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.oracle.testing.Act;
import io.atrium.oracle.testing.Story;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ProcessFactsTest {

    private final Story story = Story.begin().people(10, 1, 2, 3).robot(9);

    private Act event(long member, String type, String time) {
        return story.act(member, type, time).object("r").with("processId", "p").with("instanceId", "i");
    }

    private ProcessCase only() {
        return story.oracle().facts().cases().get(0);
    }

    @Test
    void whatHappenedInACase() {
        event(2, "approval.task.created", "2026-03-10T08:59")
                .with("taskId", "t")
                .with("dueTime", story.instant("2026-03-11T09:00"));
        event(1, "approval.instance.started", "2026-03-10T09:00")
                .with("amount", new BigDecimal("12.5"))
                .with("currency", "EUR")
                .with("dueTime", story.instant("2026-03-12T09:00"));
        event(2, "approval.task.completed", "2026-03-10T10:00")
                .with("taskId", "t")
                .with("result", "returned");
        event(1, "approval.instance.resubmitted", "2026-03-10T11:00").with("activity", "Again");
        event(9, "approval.instance.completed", "2026-03-10T12:00:00.999").with("result", "rejected");

        ProcessCase found = only();
        assertThat(found.activities())
                .containsExactly(
                        "task.created",
                        "instance.started",
                        "task.completed:returned",
                        "Again",
                        "instance.completed:rejected");
        assertThat(found.stamp().member()).isEqualTo(1);
        assertThat(found.cycleSeconds()).isEqualTo(3 * 3_600);
        assertThat(found.spanSeconds()).isEqualTo(3 * 3_600 + 60);
        assertThat(found.returned()).isEqualTo(2);
        assertThat(found.resubmitted()).isEqualTo(1);
        assertThat(found.due()).contains(story.instant("2026-03-12T09:00"));
        assertThat(found.amount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("12.5"));
        assertThat(found.tasks()).extracting(ProcessTask::waitSeconds).containsExactly(3_660L);
    }

    @Test
    void theCompletionOfACaseOfRecordsOnlySaysWhenItWasClosed() {
        event(1, "business.record.changed", "2026-03-10T09:00").with("activity", "A");
        event(1, "business.record.changed", "2026-03-10T09:30").with("stage", "B");
        event(9, "approval.instance.completed", "2026-03-12T09:00").with("dueTime", story.instant("2026-03-11T09:00"));

        assertThat(only().activities()).containsExactly("A", "B");
        assertThat(only().spanSeconds()).isEqualTo(1_800);
        assertThat(only().completed()).contains(story.instant("2026-03-12T09:00"));
        assertThat(story.oracle().process("p").overdue()).isEqualTo(1);
    }

    @Test
    void stagesOfARecord() {
        event(1, "business.record.changed", "2026-03-10T09:00").with("stage", "lead");
        event(1, "business.record.changed", "2026-03-10T09:30")
                .with("stage", "lead")
                .with("amount", new BigDecimal("1"))
                .with("currency", "EUR");
        event(1, "business.record.changed", "2026-03-10T09:40");
        event(2, "business.record.changed", "2026-03-10T10:00")
                .with("stage", "won")
                .with("amount", new BigDecimal("2"))
                .with("currency", "CNY");

        assertThat(story.oracle().facts().stages())
                .extracting(
                        stage -> stage.stage() + ">" + stage.next() + " " + stage.seconds() + " " + stage.currency())
                .containsExactly("lead>won 3600 EUR", "won> 0 CNY");
    }
}

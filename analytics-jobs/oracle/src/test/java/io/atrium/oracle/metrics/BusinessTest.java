package io.atrium.oracle.metrics;

import io.atrium.contract.Platform;
import io.atrium.oracle.testing.Act;
import io.atrium.oracle.testing.Answers;
import io.atrium.oracle.testing.Story;
import org.junit.jupiter.api.Test;

/** 51 to 57 and 62 to 64. */
class BusinessTest {

    /** 1 and 2 in 10, 3 and 4 in 20, robot 9. */
    private final Story story = Story.begin().people(10, 1, 2).people(20, 3, 4).robot(9);

    private Act approval(long member, String act, String time, String instance) {
        return story.act(member, "approval." + act, time).with("processId", "p").with("instanceId", instance);
    }

    private Act task(long member, String act, String time, String instance, String task) {
        return approval(member, "task." + act, time, instance).with("taskId", task);
    }

    @Test
    void cases() {
        approval(1, "instance.started", "2026-03-01T09:00", "a");
        approval(9, "instance.completed", "2026-03-10T09:00", "a").with("result", "approved");
        approval(3, "instance.started", "2026-03-10T09:00", "b");
        approval(9, "instance.completed", "2026-03-10T09:02", "b")
                .with("result", "rejected")
                .with("createdTime", story.instant("2026-03-10T09:00:20"));
        approval(3, "instance.started", "2026-03-20T09:00", "c");

        double days = 9 * 86_400;
        Answers.that(story.value("oa.flow_users", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("oa.instances", 0)).counts(2).of(2, 4);
        Answers.that(story.value("oa.instances", 10)).counts(1).of(1, 2);
        Answers.that(story.value("oa.cycle_p50", 0)).value((days + 100) / 2).of(2, 4);
        Answers.that(story.value("oa.cycle_p90", 0))
                .value(100 + 0.9 * (days - 100))
                .of(2, 4);
        Answers.that(story.value("oa.cycle_p50", 20)).value(100).of(1, 2);
    }

    @Test
    void tasks() {
        approval(1, "instance.started", "2026-03-10T09:00", "a");
        // in time, on a phone, after 60 s
        task(2, "created", "2026-03-10T09:00", "a", "1").with("dueTime", story.instant("2026-03-11T09:00"));
        task(2, "completed", "2026-03-10T09:01", "a", "1")
                .with("result", "approved")
                .on(Platform.MOBILE);
        // too late, after 100 s by its own account
        task(3, "completed", "2026-03-12T09:00", "a", "2")
                .with("result", "approved")
                .with("createdTime", story.instant("2026-03-12T08:58:20"))
                .with("dueTime", story.instant("2026-03-12T08:59:59"));
        // open
        task(4, "created", "2026-03-12T09:00", "a", "3").with("dueTime", story.instant("2026-03-31T23:00"));
        // due later
        task(4, "created", "2026-03-12T09:00", "a", "4").with("dueTime", story.instant("2026-04-01T00:00"));

        Answers.that(story.value("oa.task_wait_p50", 0)).value(80).of(2, 4);
        Answers.that(story.value("oa.overdue_rate", 0)).is(2, 3).of(3, 4);
        Answers.that(story.value("oa.overdue_rate", 10)).is(0, 1).of(1, 2);
        Answers.that(story.value("oa.mobile_share", 0)).is(1, 2).of(2, 4);
        Answers.that(story.value("oa.flow_users", 0)).is(3, 4).of(3, 4);
    }

    @Test
    void rework() {
        // returned and submitted again
        approval(1, "instance.started", "2026-03-10T09:00", "a");
        approval(2, "instance.returned", "2026-03-10T10:00", "a");
        approval(1, "instance.resubmitted", "2026-03-10T11:00", "a");
        // rejected, and another case takes it up
        approval(3, "instance.started", "2026-03-10T09:00", "b");
        approval(9, "instance.completed", "2026-03-10T10:00", "b").with("result", "rejected");
        approval(3, "instance.started", "2026-06-10T09:00", "c").with("resubmissionOf", "b");
        // returned and left alone
        approval(4, "instance.started", "2026-03-10T09:00", "d");
        task(2, "completed", "2026-03-10T10:00", "d", "1").with("result", "returned");
        // begun before
        approval(1, "instance.started", "2026-03-03T09:00", "e");
        approval(2, "instance.returned", "2026-03-10T10:00", "e");
        approval(1, "instance.resubmitted", "2026-03-10T11:00", "e");

        Answers.that(story.value("oa.rework_rate", 0)).is(2, 3).of(3, 4);
        Answers.that(story.value("oa.rework_rate", 20)).is(1, 2).of(2, 2);
    }

    @Test
    void clockIns() {
        story.act(1, "attendance.scheduled", "2026-03-10T07:00");
        story.act(1, "attendance.clocked", "2026-03-10T08:00").with("direction", "in");
        story.act(1, "attendance.clocked", "2026-03-10T12:00").with("direction", "in");
        story.act(1, "attendance.scheduled", "2026-03-11T07:00");
        story.act(1, "attendance.clocked", "2026-03-11T17:00").with("direction", "out");
        story.act(3, "attendance.scheduled", "2026-03-11T07:00");
        story.act(4, "attendance.clocked", "2026-03-11T08:00").with("direction", "in");

        Answers.that(story.value("att.clock_in_rate", 0)).is(1, 3).of(2, 4);
        Answers.that(story.value("att.clock_in_rate", 10)).is(1, 2).of(1, 2);
    }

    @Test
    void reports() {
        story.act(1, "report.requested", "2026-03-10T08:00")
                .object("r")
                .with("dueTime", story.instant("2026-03-10T18:00"));
        story.act(1, "report.submitted", "2026-03-12T08:00").object("r").with("audienceSize", 2);
        story.act(2, "report.requested", "2026-03-10T08:00")
                .object("r")
                .with("dueTime", story.instant("2026-03-31T18:00"));
        story.act(2, "report.submitted", "2026-04-01T00:00").object("r").with("audienceSize", 2);
        story.act(3, "report.requested", "2026-03-10T08:00")
                .object("s")
                .with("dueTime", story.instant("2026-04-01T18:00"));
        story.act(3, "report.submitted", "2026-03-10T09:00").object("t").to(1, 9);
        story.act(4, "report.read", "2026-03-12T09:00").object("r");
        story.act(1, "report.read", "2026-03-12T09:00").object("r");
        story.act(1, "report.read", "2026-05-12T09:00").object("t");
        story.act(4, "report.read", "2026-05-12T09:00").object("t");

        Answers.that(story.value("rep.submit_rate", 0)).is(1, 2).of(2, 4);
        Answers.that(story.value("rep.read_rate", 0)).is(2, 3).of(2, 4);
    }
}

package io.atrium.oracle.metrics;

import io.atrium.oracle.testing.Answers;
import io.atrium.oracle.testing.Story;
import org.junit.jupiter.api.Test;

/** 58 to 61, 65, and section 4. */
class EcosystemTest {

    /** 1 and 2 in 10, 3 and 4 in 20, robot 9. */
    private final Story story = Story.begin().people(10, 1, 2).people(20, 3, 4).robot(9);

    @Test
    void appsThatExistAndAreUsed() {
        for (String app : new String[] {"a", "b", "c"}) {
            story.act(1, "app.installed", "2026-01-10T09:00").with("appId", app);
        }
        story.act(1, "app.removed", "2026-03-03T09:00").with("appId", "c");
        for (long member : new long[] {2, 3}) {
            story.act(member, "app.opened", "2026-03-10T09:00").with("appId", "a");
            story.act(member, "app.opened", "2026-03-10T09:00").with("appId", "c");
        }
        story.act(4, "app.opened", "2026-03-10T09:00").with("appId", "b");
        story.act(9, "app.opened", "2026-03-10T09:00").with("appId", "b");

        // k is 2
        Answers.that(story.value("app.active_apps", 0)).is(1, 2).of(3, 4);
    }

    @Test
    void buildersFormsAndConnectors() {
        story.act(1, "form.published", "2026-03-10T09:00").with("formId", "f");
        story.act(2, "app.published", "2026-03-10T09:00").with("appId", "a");
        story.act(3, "form.submitted", "2026-03-10T09:00").with("formId", "f");
        story.act(9, "connector.run.completed", "2026-03-10T09:00").with("result", "succeeded");
        story.act(1, "connector.run.completed", "2026-03-10T09:00").with("result", "failed");

        Answers.that(story.value("app.lowcode_builders", 0)).is(2, 4).of(2, 4);
        Answers.that(story.value("app.form_users", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("app.connector_runs_ok", 0)).is(1, 2).of(0, 4);
    }

    @Test
    void reciprocalAcrossDepartments() {
        message(1, "2026-03-10T09:00", 3);
        message(3, "2026-03-20T09:00", 1);
        message(2, "2026-03-10T09:00", 1); // the same department
        message(1, "2026-03-10T09:00", 2);
        message(4, "2026-03-10T09:00", 2); // not answered within the window
        message(2, "2026-03-03T09:00", 4);

        Answers.that(story.value("net.cross_dept", 0)).is(2, 4).of(2, 4);
        Answers.that(story.value("net.cross_dept", 10)).is(1, 2).of(1, 2);
    }

    @Test
    void bothResponseDefinitions() {
        message(1, "2026-03-10T09:00:00", 2);
        message(1, "2026-03-10T09:00:10", 2);
        message(2, "2026-03-10T09:00:10", 1);
        message(2, "2026-03-10T09:00:40", 1);
        message(1, "2026-03-17T09:00:41", 2); // a week and a second later

        // R1: of five, the first two are answered, after 10 and 30 s
        Answers.that(story.value("net.response_r1_rate", 0, "2026-03-04", "2026-03-31"))
                .is(2, 5)
                .of(2, 4);
        Answers.that(story.value("net.response_r1_p50", 0, "2026-03-04", "2026-03-31"))
                .value(20)
                .of(1, 4);
        // R2: turns of 1, of 2, and of 1 again; only the first is answered
        Answers.that(story.value("net.response_r2_rate", 0, "2026-03-04", "2026-03-31"))
                .is(1, 3)
                .of(2, 4);
        Answers.that(story.value("net.response_r2_p50", 0, "2026-03-04", "2026-03-31"))
                .value(10)
                .of(1, 4);
    }

    @Test
    void use() {
        story.act(1, "app.opened", "2026-03-10T09:00").with("appId", "a").device("d");
        story.act(1, "app.opened", "2026-03-10T09:10").with("appId", "b").device("d");
        story.act(1, "app.opened", "2026-03-11T09:10").with("appId", "b").device("d");
        story.act(2, "business.record.changed", "2026-03-10T09:00").object("r").with("system", "crm");
        story.act(3, "meeting.left", "2026-03-10T09:00").object("m").with("meetingId", "m");

        // 10 minutes, 1 minute, 1 minute, and a day without use
        Answers.that(story.value("use.active_minutes", 0)).is(12, 3).value(4).of(3, 4);
        Answers.that(story.value("use.apps_per_member", 0)).is(2, 2).of(1, 4);
        Answers.that(story.value("use.systems_per_member", 0)).is(1, 2).of(1, 4);
    }

    private void message(long from, String time, long to) {
        story.act(from, "im.message.sent", time).object(from + "@" + time).to(to);
    }
}

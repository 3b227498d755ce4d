package io.atrium.oracle.metrics;

import io.atrium.oracle.testing.Answers;
import io.atrium.oracle.testing.Story;
import org.junit.jupiter.api.Test;

/** 31 to 50. */
class CollaborationTest {

    /** 1 and 2 in 10, 3 and 4 in 20, robot 9. */
    private final Story story = Story.begin().people(10, 1, 2).people(20, 3, 4).robot(9);

    @Test
    void documents() {
        for (String document : new String[] {"a", "b", "c", "d"}) {
            story.act(1, "doc.created", "2026-03-10T09:00").object(document);
            story.act(3, "doc.viewed", "2026-03-11T09:00").object(document);
        }
        story.act(2, "doc.commented", "2026-03-11T09:00").object("a");
        story.act(1, "doc.edited", "2026-03-12T09:00").object("a");
        story.act(4, "doc.edited", "2026-03-12T10:00").object("a");
        story.act(4, "doc.viewed", "2026-03-12T10:00").object("e");

        Answers.that(story.value("doc.reader_rate", 0)).is(2, 4).of(2, 4);
        Answers.that(story.value("doc.creator_rate", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("doc.collaborator_rate", 0)).is(3, 4).of(3, 4);
        Answers.that(story.value("doc.intensity_4plus", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("doc.multi_editor_files", 0)).is(1, 5).of(4, 4);
        Answers.that(story.value("doc.multi_editor_files", 20)).is(0, 5).of(2, 2);
    }

    @Test
    void aUseLongAfterTheChangeIsNoCollaboration() {
        story.act(1, "doc.edited", "2026-02-10T09:00").object("a");
        story.act(3, "doc.viewed", "2026-03-10T09:00").object("a"); // 28 days later, to the second
        story.act(4, "doc.viewed", "2026-03-10T09:00:00.001").object("a");

        Answers.that(story.value("doc.collaborator_rate", 20)).is(1, 2).of(1, 2);
    }

    @Test
    void linksAndAttachments() {
        story.act(1, "doc.shared", "2026-03-10T09:00")
                .object("a")
                .with("shareKind", "link")
                .with("external", true);
        story.act(2, "doc.shared", "2026-03-10T09:00").object("a").with("shareKind", "member");
        story.act(3, "im.message.sent", "2026-03-10T09:00")
                .object("m")
                .with("linkCount", 2)
                .with("attachmentCount", 1);

        Answers.that(story.value("doc.link_vs_attach", 0)).is(3, 4).of(2, 4);
        Answers.that(story.value("doc.external_share_rate", 0)).is(1, 4).of(1, 4);
    }

    @Test
    void tasks() {
        story.act(1, "calendar.event.created", "2026-03-10T09:00").object("c");
        // on time, by the due time that was named last
        story.act(1, "task.created", "2026-03-01T09:00").object("a").with("dueTime", story.instant("2026-03-02T09:00"));
        story.act(3, "task.completed", "2026-03-10T09:00")
                .object("a")
                .with("createdTime", story.instant("2026-03-10T08:58:20.500"))
                .with("dueTime", story.instant("2026-03-10T09:00"));
        // late; the second completion says nothing
        story.act(1, "task.created", "2026-03-10T09:00").object("b").with("dueTime", story.instant("2026-03-11T09:00"));
        story.act(4, "task.completed", "2026-03-11T09:00:01")
                .object("b")
                .with("createdTime", story.instant("2026-03-11T09:00:00"));
        story.act(4, "task.completed", "2026-03-12T09:00")
                .object("b")
                .with("createdTime", story.instant("2026-01-01T00:00"));
        // open
        story.act(2, "task.created", "2026-03-10T09:00").object("c").with("dueTime", story.instant("2026-03-31T23:59"));
        // cancelled
        story.act(2, "task.created", "2026-03-10T09:00").object("d").with("dueTime", story.instant("2026-03-31T23:59"));
        story.act(2, "task.cancelled", "2026-05-10T09:00").object("d");
        // due on another day
        story.act(2, "task.created", "2026-03-10T09:00").object("e").with("dueTime", story.instant("2026-04-01T00:00"));

        Answers.that(story.value("cal.creator_rate", 0)).is(1, 4).of(1, 4);
        Answers.that(story.value("task.creator_rate", 0)).is(2, 4).of(2, 4);
        Answers.that(story.value("task.ontime_rate", 0)).is(1, 3).of(4, 4);
        Answers.that(story.value("task.ontime_rate", 20)).is(0, 0).nothing().of(0, 2);
        Answers.that(story.value("task.lead_p50", 0)).value(50).of(2, 4);
        Answers.that(story.value("task.lead_p50", 10)).nothing().of(0, 2);
    }

    /** Everything went right: invited two days ahead, 100 minutes, three people, two departments. */
    private void goodMeeting() {
        story.act(1, "calendar.event.created", "2026-03-08T09:00")
                .object("c")
                .with("meetingId", "m")
                .with("startTime", story.instant("2026-03-10T09:00"))
                .with("audienceSize", 9);
        for (long member : new long[] {1, 2, 3}) {
            story.act(member, "calendar.event.responded", "2026-03-08T10:00")
                    .object("c")
                    .with("meetingId", "m")
                    .with("response", "accepted");
            story.act(member, "meeting.joined", "2026-03-10T09:05").object("m").with("meetingId", "m");
            story.act(member, "meeting.left", "2026-03-10T10:40")
                    .object("m")
                    .with("meetingId", "m")
                    .with("durationSeconds", member == 3 ? 9_000 : 3_000);
        }
        story.act(1, "meeting.started", "2026-03-10T09:01").object("m").with("meetingId", "m");
        story.act(2, "im.message.sent", "2026-03-10T08:59:59").object("x").with("meetingId", "m");
        story.act(2, "im.message.sent", "2026-03-10T10:00").object("y").with("meetingId", "m");
        story.act(3, "meeting.spoke", "2026-03-10T10:00").object("m").with("meetingId", "m");
        story.act(3, "meeting.screen_shared", "2026-03-10T10:00").object("m").with("meetingId", "m");
        story.act(9, "meeting.ended", "2026-03-10T10:40")
                .object("m")
                .with("meetingId", "m")
                .with("durationSeconds", 6_000)
                .with("recorded", true);
        story.act(3, "im.message.sent", "2026-03-10T10:40:00.001").object("z").with("meetingId", "m");
    }

    /** Nothing was done for it: one person, who stayed ten minutes. */
    private void lonelyMeeting() {
        story.act(4, "meeting.joined", "2026-03-20T09:00").object("n").with("meetingId", "n");
        story.act(4, "meeting.left", "2026-03-20T09:10")
                .object("n")
                .with("meetingId", "n")
                .with("durationSeconds", 600);
    }

    @Test
    void meetings() {
        goodMeeting();
        lonelyMeeting();

        Answers.that(story.value("mtg.attendee_rate", 0)).is(4, 4).of(4, 4);
        // 3000 + 3000 + at most 6000, and 600
        Answers.that(story.value("mtg.hours_per_user", 0))
                .is(12_600 / 3600.0, 4)
                .of(4, 4);
        Answers.that(story.value("mtg.hours_per_user", 10))
                .is(6_000 / 3600.0, 2)
                .of(2, 2);
        Answers.that(story.value("mtg.on_time_join", 0)).is(2, 2).of(2, 4);
        Answers.that(story.value("mtg.notice_24h", 0)).is(1, 2).of(2, 4);
        Answers.that(story.value("mtg.large_long_share", 0)).is(12_000, 12_600).of(4, 4);
        Answers.that(story.value("mtg.followup_rate", 0)).is(1, 2).of(2, 4);
        Answers.that(story.value("mtg.followup_rate", 20)).is(0, 1).of(1, 2);
    }

    @Test
    void theScoreIsWeightedByMinutesAndPeople() {
        goodMeeting();
        lonelyMeeting();

        // 300 person-minutes: accepted by 3 of 9 is not half, the rest is there: 75, 100, 100; 10 person-minutes: 25,
        // 0, 0
        double good = (75 + 100 + 100) / 3.0;
        double lonely = 25 / 3.0;
        Answers.that(story.value("mtg.score", 0))
                .is((300 * good + 10 * lonely) / 100, 310)
                .value((300 * good + 10 * lonely) / 310)
                .of(2, 4);
        Answers.that(story.value("mtg.score", 20)).value(lonely).of(1, 2);
    }

    @Test
    void timeWithOtherDepartments() {
        goodMeeting();
        lonelyMeeting();

        // 1 and 2: half of their 3000 s with department 20; 3: all of 6000 s
        Answers.that(story.value("net.dept_time_share", 0)).is(9_000, 12_000).of(3, 4);
        Answers.that(story.value("net.dept_time_share", 20)).is(6_000, 6_000).of(1, 2);
    }

    @Test
    void workspaces() {
        for (int day = 10; day < 18; day++) {
            story.act(1, "doc.viewed", "2026-03-%dT09:00".formatted(day))
                    .object("d")
                    .with("workspaceId", "w1");
            if (day < 17) {
                story.act(2, "doc.viewed", "2026-03-%dT09:00".formatted(day))
                        .object("d")
                        .with("workspaceId", "w2");
            }
        }
        story.act(3, "im.message.sent", "2026-03-10T09:00").object("m");
        story.act(4, "workspace.created", "2026-01-10T09:00").object("w3").with("workspaceId", "w3");
        story.act(4, "workspace.archived", "2026-03-04T09:00").object("w3").with("workspaceId", "w3");
        story.act(4, "workspace.archived", "2026-03-03T09:00").object("w4").with("workspaceId", "w4");

        Answers.that(story.value("team.workspace_users", 0)).is(3, 4).of(3, 4);
        Answers.that(story.value("team.workspace_users", 10)).is(2, 2).of(2, 2);
        Answers.that(story.value("team.workspace_health", 0)).is(1, 3).of(3, 4);
    }
}

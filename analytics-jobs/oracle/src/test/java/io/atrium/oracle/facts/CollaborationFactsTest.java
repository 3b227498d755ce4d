package io.atrium.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.oracle.testing.Act;
import io.atrium.oracle.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollaborationFactsTest {

    private final Story story = Story.begin().people(10, 1, 2, 3).robot(9);

    private Act message(long member, String time) {
        return story.act(member, "im.message.sent", time)
                .object(member + "@" + time)
                .with("conversationId", "g")
                .with("conversationKind", "group")
                .with("audienceSize", 3);
    }

    private List<Response> responses() {
        return story.oracle().facts().responses();
    }

    @Test
    void aReplyIsByAnotherPersonAndNamesTheMessageOrNone() {
        message(1, "2026-03-10T09:00");
        message(1, "2026-03-10T09:01");
        message(9, "2026-03-10T09:02");
        message(2, "2026-03-10T09:03").with("replyTo", "1@2026-03-10T09:01");
        message(3, "2026-03-10T09:04");

        assertThat(responses().get(0).answer()).contains(new Response.Answer(3, 240));
        assertThat(responses().get(1).answer()).contains(new Response.Answer(2, 120));
        assertThat(responses()).hasSize(4);
    }

    @Test
    void sevenDaysAreWithinAndOneMillisecondMoreIsNot() {
        message(1, "2026-03-01T09:00");
        message(2, "2026-03-08T09:00");
        message(1, "2026-03-15T09:00:00.001");

        assertThat(responses())
                .extracting(response -> response.answer().isPresent())
                .containsExactly(true, false, false);
    }

    @Test
    void ofOneMomentTheIdDecides() {
        message(1, "2026-03-10T09:00");
        message(2, "2026-03-10T09:00");

        assertThat(responses())
                .extracting(response -> response.answer().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void aMeetingWithoutInvitationStartsWhenItIsStarted() {
        story.act(2, "meeting.joined", "2026-03-10T09:06").object("m").with("meetingId", "m");
        story.act(1, "meeting.started", "2026-03-10T09:00")
                .object("m")
                .with("meetingId", "m")
                .to(1, 2, 9);
        story.act(2, "meeting.left", "2026-03-10T09:30")
                .object("m")
                .with("meetingId", "m")
                .with("durationSeconds", 100);
        story.act(2, "meeting.left", "2026-03-10T09:36")
                .object("m")
                .with("meetingId", "m")
                .with("durationSeconds", 200);

        Meeting meeting = story.oracle().facts().meetings().get(0);
        assertThat(meeting.scheduledStart()).isEqualTo(story.instant("2026-03-10T09:00"));
        assertThat(meeting.organizer().member()).isEqualTo(1);
        assertThat(meeting.invitees()).isEqualTo(2);
        assertThat(meeting.durationSeconds()).isEqualTo(1_800);
        assertThat(meeting.setUp().onTime()).isFalse();
        assertThat(meeting.attendances())
                .extracting(Meeting.Attendance::attendedSeconds)
                .containsExactly(300L);
    }

    @Test
    void theEndIsThatOfThePlanWhenItIsLater() {
        story.act(1, "meeting.started", "2026-03-10T09:00").object("m").with("meetingId", "m");
        story.act(1, "meeting.ended", "2026-03-10T09:30")
                .object("m")
                .with("meetingId", "m")
                .with("durationSeconds", 3_600);
        story.act(2, "im.message.sent", "2026-03-10T10:00").object("x").with("meetingId", "m");

        Meeting meeting = story.oracle().facts().meetings().get(0);
        assertThat(meeting.meetUp().interactive()).isTrue();
        assertThat(meeting.followUp().chatAfter()).isFalse();
    }

    @Test
    void anInvitationAloneIsNoMeeting() {
        story.act(1, "calendar.event.created", "2026-03-10T09:00").object("c").with("meetingId", "m");

        assertThat(story.oracle().facts().meetings()).isEmpty();
    }

    @Test
    void ownChangesAreNoCollaboration() {
        story.act(1, "doc.created", "2026-03-10T09:00").object("d");
        story.act(1, "doc.viewed", "2026-03-10T09:01").object("d");
        story.act(2, "doc.shared", "2026-03-10T09:02").object("d");
        story.act(2, "doc.viewed", "2026-03-10T09:03").object("d");

        assertThat(story.oracle().facts().documentUses())
                .extracting(use -> use.stamp().member() + " " + use.shared() + " " + use.collaborated())
                .containsExactly("1 false false", "2 true true");
    }
}

package io.atrium.oracle.metrics;

import io.atrium.oracle.testing.Act;
import io.atrium.oracle.testing.Answers;
import io.atrium.oracle.testing.Story;
import org.junit.jupiter.api.Test;

/** 18 to 30. */
class CommunicationTest {

    /** 1 and 2 in 10, 3 and 4 in 20, robot 9. */
    private final Story story = Story.begin().people(10, 1, 2).people(20, 3, 4).robot(9);

    private Act message(long member, String time, String kind) {
        return story.act(member, "im.message.sent", time)
                .object("m" + member + "@" + time)
                .with("channel", "chat")
                .with("conversationKind", kind);
    }

    private Act toGroup(long member, String time, String group, int audience) {
        return message(member, time, "group").with("conversationId", group).with("audienceSize", audience);
    }

    @Test
    void severalModesOfThoseWhoHaveTwo() {
        message(1, "2026-03-10T09:00", "direct");
        story.act(1, "im.ding.sent", "2026-03-11T09:00").object("d").with("audienceSize", 1);
        message(2, "2026-03-10T09:00", "direct");
        message(2, "2026-03-10T09:01", "direct").with("channel", "mail");
        // 3 may only chat, 4 got mail back on the last day
        for (String feature : new String[] {"ding", "mail", "post"}) {
            story.act(3, "account.feature.disabled", "2026-01-10T09:00").with("feature", feature);
            story.act(4, "account.feature.disabled", "2026-01-10T09:00").with("feature", feature);
        }
        story.act(4, "account.feature.enabled", "2026-03-31T09:00").with("feature", "mail");

        Answers.that(story.value("com.multi_mode", 0)).is(2, 3).of(2, 4);
        Answers.that(story.value("com.multi_mode", 20)).is(0, 1).of(0, 2);
    }

    @Test
    void sendersReadersAndGroups() {
        message(1, "2026-03-10T09:00", "direct");
        message(1, "2026-03-10T09:01", "group");
        message(3, "2026-03-10T09:02", "direct");
        message(9, "2026-03-10T09:03", "group");
        story.act(2, "im.message.read", "2026-03-10T10:00").object("x").with("channel", "chat");

        Answers.that(story.value("com.sender_rate", 0, "2026-03-10", "2026-03-10"))
                .is(2, 4)
                .of(2, 4);
        Answers.that(story.value("com.msgs_per_sender", 0, "2026-03-10", "2026-03-10"))
                .is(3, 2)
                .value(1.5)
                .of(2, 4);
        Answers.that(story.value("com.msgs_per_sender", 0)).is(0, 0).nothing().of(0, 4);
        Answers.that(story.value("com.reader_rate", 0)).is(3, 4).of(3, 4);
        Answers.that(story.value("com.group_share", 0)).is(1, 3).of(2, 4);
        Answers.that(story.value("com.group_sender_rate", 0)).is(1, 2).of(1, 4);
        Answers.that(story.value("com.group_sender_rate", 20)).is(0, 1).of(0, 2);
    }

    @Test
    void groupsThatExistAndGroupsWithAMessage() {
        story.act(1, "im.group.created", "2026-01-10T09:00")
                .object("g1")
                .with("conversationId", "g1")
                .with("audienceSize", 4);
        toGroup(1, "2026-03-10T09:00", "g1", 0);
        toGroup(2, "2026-03-10T09:00", "g1", 0);
        // known by a robot's message only, and dissolved within the window
        toGroup(9, "2026-02-10T09:00", "g2", 8);
        story.act(1, "im.group.dissolved", "2026-03-04T09:00").object("g2").with("conversationId", "g2");
        // dissolved before the window
        toGroup(3, "2026-02-10T09:00", "g3", 2);
        story.act(3, "im.group.dissolved", "2026-03-03T09:00").object("g3").with("conversationId", "g3");

        Answers.that(story.value("com.active_group_rate", 0)).is(1, 2).of(2, 4);
        Answers.that(story.value("com.group_participation", 0)).value(0.5).of(2, 4);
    }

    @Test
    void firstResponsesAndWhatAMentionDoes() {
        toGroup(1, "2026-03-10T09:00:00.000", "g", 3); // answered by 2 after 59 s
        toGroup(2, "2026-03-10T09:00:59.999", "g", 2); // no group of three
        toGroup(1, "2026-03-11T09:00", "g", 5).with("mentionCount", 1); // answered by 3 after 100 s
        toGroup(3, "2026-03-11T09:01:40", "g", 0).with("replyTo", "m1@2026-03-11T09:00");
        toGroup(4, "2026-03-12T09:00", "h", 3); // nobody

        Answers.that(story.value("com.first_response_p50", 0)).value(79.5).of(1, 4);
        Answers.that(story.value("com.first_response_p50", 20)).nothing().of(0, 2);
        Answers.that(story.value("com.mention_response_lift", 0)).value(0.5).of(2, 4);
        Answers.that(story.value("com.mention_response_lift", 20)).nothing().of(1, 2);
    }

    @Test
    void dingsReadWithin24Hours() {
        story.act(1, "im.ding.sent", "2026-03-10T09:00")
                .object("d")
                .with("audienceSize", 2)
                .to(2, 3, 4, 9);
        story.act(2, "im.ding.read", "2026-03-11T09:00").object("d");
        story.act(2, "im.ding.confirmed", "2026-03-10T10:00").object("d");
        story.act(3, "im.ding.read", "2026-03-11T09:00:00.001").object("d");
        story.act(1, "im.ding.read", "2026-03-10T10:00").object("d");
        story.act(9, "im.ding.read", "2026-03-10T10:00").object("d");

        Answers.that(story.value("com.ding_read_rate_24h", 0)).is(1, 3).of(1, 4);
    }

    @Test
    void noticesReadWhenever() {
        story.act(1, "notice.published", "2026-03-10T09:00").object("n").with("audienceSize", 3);
        story.act(2, "notice.published", "2026-03-10T09:00").object("o").with("audienceSize", 1);
        story.act(2, "notice.read", "2026-06-10T09:00").object("n");
        story.act(3, "notice.read", "2026-03-10T10:00").object("o");
        story.act(4, "notice.read", "2026-03-10T10:00").object("o");

        Answers.that(story.value("com.notice_read_rate", 0)).is(2, 4).of(2, 4);
        Answers.that(story.value("com.notice_read_rate", 20)).is(0, 0).nothing().of(0, 2);
    }

    @Test
    void whoSearchesAmongTheActive() {
        story.act(1, "search.performed", "2026-03-10T09:00");
        message(2, "2026-03-10T09:00", "direct");

        Answers.that(story.value("com.search_users", 0)).is(1, 2).of(1, 4);
    }
}

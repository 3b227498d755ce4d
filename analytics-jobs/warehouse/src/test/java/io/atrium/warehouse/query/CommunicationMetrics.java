package io.atrium.warehouse.query;

import static io.atrium.warehouse.query.MetricsHouse.FOUR;
import static io.atrium.warehouse.query.MetricsHouse.ONE;
import static io.atrium.warehouse.query.MetricsHouse.OPEN;
import static io.atrium.warehouse.query.MetricsHouse.ROBOT;
import static io.atrium.warehouse.query.MetricsHouse.THREE;
import static io.atrium.warehouse.query.MetricsHouse.TWO;

import io.atrium.warehouse.testing.Facts.Actor;
import java.util.List;

/** Messages, groups, notices and responses. */
final class CommunicationMetrics {

    private CommunicationMetrics() {}

    static MetricsCase check(MetricsHouse house) throws Exception {
        // Given
        house.firm("communication")
                .member(5, 3, "2026-01-01", OPEN)
                .usage("account.feature.disabled", "2026-01-05T09:00", Actor.of(5, 1, 3), "feature", "mail")
                .usage("account.feature.disabled", "2026-01-05T09:00", Actor.of(5, 1, 3), "feature", "post")
                .usage("account.feature.disabled", "2026-06-28T09:00", Actor.of(5, 1, 3), "feature", "ding")
                .usage("account.feature.disabled", "2026-01-05T09:00", FOUR, "feature", "mail")
                .usage("account.feature.enabled", "2026-01-06T09:00", FOUR, "feature", "mail")
                .usage("account.feature.disabled", "2026-06-29T09:00", FOUR, "feature", "chat")
                .collaboration(
                        "im.message.sent",
                        "2026-06-02T09:00",
                        ONE,
                        "conversation_id",
                        "c1",
                        "conversation_kind",
                        "group",
                        "channel",
                        "chat",
                        "audience_size",
                        4)
                .collaboration(
                        "im.message.sent",
                        "2026-06-03T09:00",
                        TWO,
                        "conversation_id",
                        "c1",
                        "conversation_kind",
                        "group",
                        "channel",
                        "chat")
                .collaboration(
                        "im.message.sent",
                        "2026-06-04T09:00",
                        THREE,
                        "conversation_id",
                        "x",
                        "conversation_kind",
                        "direct",
                        "channel",
                        "mail")
                .collaboration(
                        "im.message.sent",
                        "2026-06-04T10:00",
                        THREE,
                        "conversation_id",
                        "c2",
                        "conversation_kind",
                        "group",
                        "channel",
                        "post",
                        "audience_size",
                        10)
                .collaboration(
                        "im.message.sent",
                        "2026-06-04T10:00",
                        ROBOT,
                        "conversation_id",
                        "c3",
                        "conversation_kind",
                        "group",
                        "channel",
                        "chat",
                        "audience_size",
                        3)
                .collaboration(
                        "im.message.sent",
                        "2026-05-31T23:59:59",
                        FOUR,
                        "conversation_id",
                        "c2",
                        "conversation_kind",
                        "group",
                        "channel",
                        "chat")
                .collaboration(
                        "im.group.membership_changed",
                        "2026-06-20T09:00",
                        TWO,
                        "conversation_id",
                        "c1",
                        "audience_size",
                        8)
                .collaboration("im.group.created", "2026-01-01T09:00", ONE, "conversation_id", "c4", "audience_size", 5)
                .collaboration("im.group.dissolved", "2026-05-31T09:00", ONE, "conversation_id", "c4")
                .collaboration("im.group.created", "2026-01-01T09:00", ROBOT, "conversation_id", "c5")
                .collaboration("im.group.dissolved", "2026-06-02T09:00", ONE, "conversation_id", "c5")
                .collaboration("im.message.read", "2026-06-04T11:00", FOUR)
                .usage("search.performed", "2026-06-05T09:00", TWO)
                // three recipients; read in time by two, to the millisecond, and by four, who was not named; too late
                // by three
                .collaboration(
                        "im.ding.sent",
                        "2026-06-10T10:00",
                        ONE,
                        "object_id",
                        "d1",
                        "audience_size",
                        3,
                        "recipient_member_no",
                        List.of(2, 3),
                        "recipient_kind",
                        List.of("human", "human"),
                        "recipient_department_no",
                        List.of(2, 3),
                        "recipient_department_path",
                        List.of(List.of(1, 2), List.of(1, 3)))
                .collaboration("im.ding.read", "2026-06-11T10:00", TWO, "object_id", "d1")
                .collaboration("im.ding.read", "2026-06-11T10:00:00.001", THREE, "object_id", "d1")
                .collaboration("im.ding.confirmed", "2026-06-10T11:00", FOUR, "object_id", "d1")
                .collaboration("im.ding.read", "2026-06-10T11:00", ONE, "object_id", "d1")
                .collaboration("notice.published", "2026-06-11T10:00", TWO, "object_id", "n1", "audience_size", 2)
                .collaboration("notice.read", "2026-07-15T10:00", ONE, "object_id", "n1")
                .collaboration("notice.read", "2026-07-15T10:00", THREE, "object_id", "n1")
                .collaboration("notice.read", "2026-07-15T10:00", FOUR, "object_id", "n1")
                .collaboration("notice.published", "2026-06-12T10:00", TWO, "object_id", "n2", "audience_size", 6)
                .collaboration("notice.read", "2026-06-12T10:00", TWO, "object_id", "n2")
                .derived(
                        "response_fact",
                        "2026-06-02",
                        ONE,
                        "message_id",
                        "1",
                        "mentioned",
                        1,
                        "answered",
                        1,
                        "response_seconds",
                        60)
                .derived("response_fact", "2026-06-02", ONE, "message_id", "2", "mentioned", 1)
                .derived("response_fact", "2026-06-03", TWO, "message_id", "3", "answered", 1, "response_seconds", 120)
                .derived("response_fact", "2026-06-04", TWO, "message_id", "4")
                .derived("response_fact", "2026-06-04", THREE, "message_id", "5")
                .derived("response_fact", "2026-05-31", THREE, "message_id", "6", "answered", 1, "response_seconds", 7)
                .write();
        // When
        MetricsCase june = house.ask("communication");
        // Then: 5 is enabled for chat alone
        june.ratio("com.multi_mode", 0, 3, 4, 3)
                .ratio("com.multi_mode", 3, 1, 2, 1)
                .ratio("com.sender_rate", 0, 3, 5, 3)
                .ratio("com.sender_rate", 2, 2, 2, 2)
                .ratio("com.msgs_per_sender", 0, 4, 3, 3)
                .value("com.messages", 0, 4, 3)
                .value("com.senders", 3, 1, 1)
                .ratio("com.reader_rate", 0, 4, 5, 4)
                .ratio("com.group_share", 0, 3, 4, 3)
                .ratio("com.group_share", 3, 1, 2, 1)
                .ratio("com.group_sender_rate", 0, 3, 3, 3)
                .ratio("com.active_group_rate", 0, 2, 4, 3)
                .none("com.active_group_rate", 2)
                .value("com.group_participation", 0, (2.0 / 8 + 1.0 / 10) / 2, 3)
                .value("com.mention_response_lift", 0, 1.0 / 2 - 1.0 / 3, 3)
                .none("com.mention_response_lift", 3)
                .value("com.first_response_p50", 0, 90, 2)
                .value("com.first_response_p50", 2, 90, 2)
                .none("com.first_response_p50", 3)
                .ratio("com.ding_read_rate_24h", 0, 2, 3, 1)
                .none("com.ding_read_rate_24h", 3)
                .ratio("com.notice_read_rate", 2, 2, 8, 1)
                .ratio("com.search_users", 0, 1, 4, 1);
        return june;
    }
}

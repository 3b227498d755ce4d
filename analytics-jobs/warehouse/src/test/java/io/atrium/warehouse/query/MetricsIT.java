package io.atrium.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.warehouse.metrics.Metric;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.metrics.MetricWindow;
import io.atrium.warehouse.testing.Facts;
import io.atrium.warehouse.testing.Facts.Actor;
import io.atrium.warehouse.testing.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every metric on small data of which the right number can be counted by hand. Departments: 1, below it 2 (with 4 below) and 3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final String OPEN = "2299-12-31";
    private static final Actor ONE = Actor.of(1, 1, 2);
    private static final Actor TWO = Actor.of(2, 1, 2);
    private static final Actor THREE = Actor.of(3, 1, 3);
    private static final Actor FOUR = Actor.of(4, 1, 3);
    private static final Actor ROBOT = new Actor(9, "bot", List.of(1, 2));

    private static final int CASES = 7;

    private final Set<String> checked = new TreeSet<>();
    private int cases;
    private TestWarehouse warehouse;
    private int slot;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        warehouse = TestWarehouse.migrated(home);
    }

    /** A metric without a number made by hand would be one that nobody checked. */
    @AfterAll
    void stop() throws IOException {
        if (warehouse != null) {
            warehouse.close();
        }
        if (cases == CASES) {
            assertThat(checked)
                    .containsExactlyInAnyOrderElementsOf(MetricCatalogue.bundled().all().stream()
                            .map(Metric::id)
                            .toList());
        }
    }

    private void done(MetricsCase june) {
        cases++;
        checked.addAll(june.checked());
    }

    private MetricQueries queries(String tenant) throws Exception {
        warehouse.slots().assign(++slot, tenant);
        return new MetricQueries(warehouse.readerSource(slot), MetricCatalogue.bundled());
    }

    private MetricsCase ask(String tenant) throws Exception {
        return new MetricsCase(queries(tenant), tenant, List.of(0L, 1L, 2L, 3L));
    }

    /** People 1 to 4 and robot 9. */
    private Facts firm(String tenant) {
        Facts facts = new Facts(warehouse, tenant)
                .department(List.of(1), 1)
                .department(List.of(1, 2), 1)
                .department(List.of(1, 3), 0)
                .department(List.of(1, 2, 4), 0);
        for (int member = 1; member <= 4; member++) {
            facts.member(member, member <= 2 ? 2 : 3, "2026-01-01", OPEN);
        }
        return facts.member(9, 2, "2026-01-01", OPEN, "human", 0);
    }

    @Test
    void organization() throws Exception {
        // Given: 3 moves from department 3 to 4 on the 15th, 5 leaves after the 10th, 6 never did anything, 4 did once
        Facts facts = new Facts(warehouse, "organization")
                .department(List.of(1), 1)
                .department(List.of(1, 2), 1)
                .department(List.of(1, 3), 0)
                .department(List.of(1, 2, 4), 0)
                .member(1, 1, "2026-01-01", OPEN, "has_title", 1, "has_site", 1)
                .member(2, 2, "2026-01-01", OPEN, "has_title", 1, "has_manager", 1, "has_site", 1)
                .member(3, 3, "2026-01-01", "2026-06-15", "has_title", 1, "has_manager", 1)
                .member(3, 4, "2026-06-15", OPEN, "has_title", 1, "has_manager", 1, "has_site", 1)
                .member(4, 3, "2026-01-01", OPEN, "has_manager", 1, "has_site", 1)
                .member(5, 3, "2026-01-01", "2026-06-11")
                .member(6, 2, "2026-01-01", OPEN, "has_title", 1, "has_manager", 1, "has_site", 1)
                .member(9, 2, "2026-01-01", OPEN, "human", 0);
        Actor one = Actor.of(1, 1);
        facts.usage("account.activated", "2026-03-01T09:00", one);
        for (int day = 1; day <= 14; day++) {
            facts.usage(
                    "app.page.viewed",
                    "2026-06-%02dT00:30".formatted(day),
                    one,
                    "platform",
                    "desktop",
                    "client_version",
                    day == 1 ? "7.10.0" : "");
        }
        facts.usage("app.page.viewed", "2026-06-28T23:59:59", one, "platform", "desktop", "client_version", "7.3.1")
                .usage("app.page.viewed", "2026-06-02T09:00", TWO, "platform", "web")
                .collaboration(
                        "im.message.read", "2026-06-03T09:00", TWO, "platform", "mobile", "client_version", "6.9")
                .usage("account.activated", "2026-06-20T09:00", TWO, "platform", "mobile", "client_version", "beta")
                .usage("app.page.viewed", "2026-05-20T09:00", THREE)
                .business("form.submitted", "2026-06-14T09:00", THREE, "platform", "desktop")
                .usage(
                        "app.page.viewed",
                        "2026-06-16T09:00",
                        Actor.of(3, 1, 2, 4),
                        "platform",
                        "desktop",
                        "client_version",
                        "7.2")
                .usage("account.activated", "2026-02-01T09:00", FOUR)
                .usage("app.page.viewed", "2026-06-05T09:00", Actor.of(5, 1, 3), "platform", "mobile")
                .usage("app.page.viewed", "2026-06-05T09:00", ROBOT, "platform", "web", "client_version", "9.9")
                .write();
        // When
        MetricsCase june = ask("organization");
        // Then
        june.value("org.headcount", 0, 5, 5)
                .value("org.headcount", 2, 3, 3)
                .value("org.enabled", 0, 6, 6)
                .value("org.enabled", 3, 3, 3)
                .ratio("org.activated_rate", 0, 3, 5, 3)
                .ratio("org.activated_rate", 2, 1, 3, 1)
                .ratio("org.profile_completeness", 0, 3, 5, 3)
                .ratio("org.profile_completeness", 3, 0, 1, 0)
                .ratio("org.dept_owner_rate", 0, 2, 4, 5)
                .ratio("org.dept_owner_rate", 2, 1, 2, 3)
                .value("org.dau", 0, 1, 1)
                .value("org.dau", 2, 0, 0)
                .value("org.wau", 0, 1, 1)
                .value("org.mau", 0, 4, 4)
                .value("org.mau", 2, 2, 2)
                .value("org.mau", 3, 2, 2)
                .ratio("org.active_rate_28", 0, 4, 6, 4)
                .ratio("org.active_rate_28", 2, 2, 3, 2)
                // one: 9 of its days are working days; two: 2, 3 and the swapped 20 June; three: the 16th; five: a
                // holiday
                .ratio("org.stickiness", 0, 9 + 3 + 1, 20 * 4, 4)
                .ratio("org.stickiness", 2, 3 + 1, 20 * 2, 2)
                .ratio("org.returning_rate", 0, 1, 4, 1)
                .ratio("org.returning_rate", 2, 0, 2, 0)
                .ratio("org.returning_rate", 3, 1, 2, 1)
                .value("org.first_time", 0, 2, 2)
                .value("org.first_time", 2, 1, 1)
                .value("org.cumulative", 0, 4, 4)
                .ratio("org.dormant_rate", 0, 1, 6, 1)
                .ratio("org.dormant_rate", 2, 0, 3, 0)
                .ratio("org.never_used_rate", 0, 1, 6, 1)
                .ratio("org.habit_rate", 0, 1, 6, 1)
                .ratio("org.habit_score", 0, 12 + 3 + 2 + 1, 12 * 6, 4)
                // 7.10 and 7.3 are the newest on the desktop, 6.9 on mobiles; "beta" is no version
                .ratio("org.client_currency", 0, 2, 4, 2)
                .ratio("org.client_currency", 2, 1, 2, 1)
                .ratio("org.platform_multi", 0, 1, 6, 1)
                .ratio("org.platform_only_desktop", 0, 2, 4, 2)
                .ratio("org.platform_only_web", 0, 0, 4, 0)
                .ratio("org.platform_only_mobile", 0, 1, 4, 1);
        assertThat(june.cell("org.mau", 2).enabled()).isEqualTo(3);
        assertThat(june.cell("org.dau", 0).window())
                .isEqualTo(new Period(LocalDate.of(2026, 6, 28), LocalDate.of(2026, 6, 28)));
        done(june);
    }

    @Test
    void communication() throws Exception {
        // Given
        firm("communication")
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
        MetricsCase june = ask("communication");
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
        done(june);
    }

    @Test
    void documentsAndTasks() throws Exception {
        // Given
        firm("documents")
                .collaboration("doc.created", "2026-06-02T09:00", ONE, "object_id", "a")
                .collaboration("doc.edited", "2026-06-02T10:00", ONE, "object_id", "a")
                .collaboration("doc.edited", "2026-06-03T10:00", TWO, "object_id", "a")
                .collaboration("doc.edited", "2026-06-03T10:00", THREE, "object_id", "b")
                .collaboration("doc.edited", "2026-06-03T10:00", ONE, "object_id", "b")
                .collaboration("doc.viewed", "2026-06-03T11:00", ONE, "object_id", "c")
                .collaboration("doc.viewed", "2026-06-03T11:00", THREE, "object_id", "c")
                .collaboration("doc.edited", "2026-06-03T11:00", ROBOT, "object_id", "d")
                .collaboration(
                        "doc.shared", "2026-06-03T11:00", ONE, "object_id", "a", "share_kind", "link", "external", true)
                .collaboration("doc.shared", "2026-06-03T11:00", TWO, "object_id", "a", "share_kind", "attachment")
                .collaboration("im.message.sent", "2026-06-03T12:00", THREE, "link_count", 2, "attachment_count", 1)
                .collaboration("im.message.sent", "2026-06-03T12:00", FOUR)
                .collaboration("doc.commented", "2026-06-03T12:00", FOUR, "object_id", "b", "workspace_id", "w1")
                .derived("document_use_fact", "2026-06-02", ONE, "document_id", "a", "edited", 1)
                .derived("document_use_fact", "2026-06-03", TWO, "document_id", "a", "edited", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-03", FOUR, "document_id", "b", "commented", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "b", "viewed", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "c", "viewed", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "d", "viewed", 1, "collaborated", 1)
                .derived("document_use_fact", "2026-06-04", FOUR, "document_id", "e", "viewed", 1, "collaborated", 1)
                .collaboration("calendar.event.created", "2026-06-04T12:00", TWO)
                // done at the last moment; late; open; cancelled; put off to July; due on the 29th by the tenant's
                // clock; without creation
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        ONE,
                        "object_id",
                        "t1",
                        "due_time",
                        Facts.at("2026-06-10T12:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-10T12:00",
                        TWO,
                        "object_id",
                        "t1",
                        "created_time",
                        Facts.at("2026-06-01T12:00"))
                .collaboration(
                        "task.created",
                        "2026-05-01T12:00",
                        ONE,
                        "object_id",
                        "t2",
                        "due_time",
                        Facts.at("2026-06-12T12:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-13T12:00",
                        THREE,
                        "object_id",
                        "t2",
                        "created_time",
                        Facts.at("2026-06-13T11:59:58.500"))
                .collaboration(
                        "task.completed",
                        "2026-06-14T12:00",
                        THREE,
                        "object_id",
                        "t2",
                        "created_time",
                        Facts.at("2026-06-01T12:00"))
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        THREE,
                        "object_id",
                        "t3",
                        "due_time",
                        Facts.at("2026-06-15T12:00"))
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        THREE,
                        "object_id",
                        "t4",
                        "due_time",
                        Facts.at("2026-06-15T12:00"))
                .collaboration("task.cancelled", "2026-06-02T12:00", THREE, "object_id", "t4")
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        ONE,
                        "object_id",
                        "t5",
                        "due_time",
                        Facts.at("2026-06-15T12:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-16T12:00",
                        ONE,
                        "object_id",
                        "t5",
                        "due_time",
                        Facts.at("2026-07-15T12:00"))
                .collaboration(
                        "task.created",
                        "2026-06-01T12:00",
                        ONE,
                        "object_id",
                        "t6",
                        "due_time",
                        Facts.at("2026-06-29T00:00"))
                .collaboration(
                        "task.completed",
                        "2026-06-20T12:00",
                        FOUR,
                        "object_id",
                        "t7",
                        "due_time",
                        Facts.at("2026-06-28T23:59"),
                        "created_time",
                        Facts.at("2026-06-20T11:58:20"))
                .write();
        // When
        MetricsCase june = ask("documents");
        // Then
        june.ratio("doc.reader_rate", 0, 2, 4, 2)
                .ratio("doc.creator_rate", 2, 1, 2, 1)
                .ratio("doc.collaborator_rate", 0, 2, 4, 2)
                .ratio("doc.collaborator_rate", 3, 1, 2, 1)
                .ratio("doc.intensity_4plus", 0, 1, 4, 1)
                .ratio("doc.link_vs_attach", 0, 1 + 2, 3 + 2, 3)
                .ratio("doc.external_share_rate", 0, 1, 4, 1)
                // a by one and two, b by three and one; c; of department 3 alone: b, c
                .ratio("doc.multi_editor_files", 0, 2, 3, 4)
                .ratio("doc.multi_editor_files", 3, 0, 2, 2)
                .ratio("cal.creator_rate", 0, 1, 4, 1)
                .ratio("task.creator_rate", 0, 2, 4, 2)
                .ratio("task.ontime_rate", 0, 2, 4, 4)
                .ratio("task.ontime_rate", 2, 1, 2, 3)
                .ratio("task.ontime_rate", 3, 1, 2, 2)
                // 9 days; 1.5 s are 1; 100 s; t5 does not say
                .value("task.lead_p50", 0, 100, 3)
                .value("task.lead_p50", 3, 50.5, 2)
                .ratio("team.workspace_users", 0, 1, 3, 1);
        done(june);
    }

    @Test
    void meetingsAndWorkspaces() throws Exception {
        // Given
        Facts facts = firm("meetings")
                .collaboration("meeting.joined", "2026-06-02T09:00", ONE, "meeting_id", "m1")
                .collaboration("meeting.joined", "2026-06-02T09:00", THREE, "meeting_id", "m1")
                // 30 minutes of 4: 2/4, 1/3, 2/2; 60 minutes of 1: 0
                .derived(
                        "meeting_fact",
                        "2026-06-02",
                        ONE,
                        "meeting_id",
                        "m1",
                        "duration_seconds",
                        1800,
                        "participants",
                        4,
                        "attendee_department_no",
                        List.of(2, 2, 3, 3),
                        "chat_before",
                        1,
                        "on_time",
                        1,
                        "visual",
                        1,
                        "recorded",
                        1,
                        "chat_after",
                        1)
                .derived(
                        "meeting_fact",
                        "2026-06-03",
                        THREE,
                        "meeting_id",
                        "m2",
                        "duration_seconds",
                        3600,
                        "participants",
                        1,
                        "attendee_department_no",
                        List.of(3),
                        "notice_24h",
                        1)
                .derived("meeting_fact", "2026-06-04", THREE, "meeting_id", "m3")
                .derived("meeting_attendance_fact", "2026-06-02", ONE, "meeting_id", "m1", "attended_seconds", 1800)
                .derived(
                        "meeting_attendance_fact",
                        "2026-06-02",
                        THREE,
                        "meeting_id",
                        "m1",
                        "attended_seconds",
                        900,
                        "large_long",
                        1)
                .derived("meeting_attendance_fact", "2026-06-03", THREE, "meeting_id", "m2", "attended_seconds", 3600);
        // w1 on 8 days, w2 on 7, w3 archived before, w4 archived on the first day, w5 named by a robot
        for (int day = 1; day <= 8; day++) {
            facts.collaboration(
                    "doc.viewed", "2026-06-%02dT09:00".formatted(day), ONE, "object_id", "a", "workspace_id", "w1");
            if (day < 8) {
                facts.collaboration(
                        "doc.viewed", "2026-06-%02dT09:00".formatted(day), TWO, "object_id", "b", "workspace_id", "w2");
            }
        }
        facts.collaboration("workspace.archived", "2026-05-31T09:00", ONE, "workspace_id", "w3")
                .collaboration("workspace.archived", "2026-06-01T09:00", THREE, "workspace_id", "w4")
                .collaboration("doc.viewed", "2026-06-02T09:00", ROBOT, "object_id", "c", "workspace_id", "w5")
                .write();
        // When
        MetricsCase june = ask("meetings");
        // Then
        june.ratio("mtg.attendee_rate", 0, 2, 4, 2)
                .ratio("mtg.hours_per_user", 0, 6300 / 3600.0, 2, 2)
                .ratio("mtg.hours_per_user", 3, 4500 / 3600.0, 1, 1)
                .value("mtg.score", 0, (120 * (50 + 100 / 3.0 + 100) / 3 + 60 * (25 / 3.0)) / 180, 2)
                .value("mtg.score", 3, 25 / 3.0, 1)
                .ratio("mtg.on_time_join", 0, 1, 2, 2)
                .ratio("mtg.notice_24h", 0, 1, 3, 2)
                .ratio("mtg.large_long_share", 0, 900, 6300, 2)
                .ratio("mtg.followup_rate", 0, 1, 3, 2)
                .ratio("mtg.followup_rate", 3, 0, 2, 1)
                .ratio("net.dept_time_share", 0, 1200 + 600, 2700, 2)
                .ratio("net.dept_time_share", 3, 600, 900, 1)
                .ratio("team.workspace_health", 0, 1, 4, 3)
                .none("team.workspace_health", 1);
        done(june);
    }

    @Test
    void processesOfOtherSystems() throws Exception {
        // Given cases that began in W: rejected once and handed in again; approved late; not over yet; an approval; one
        // whose words only look like it.
        // And one that began before, was over just when W was, and was completed after it
        List<String> smooth = List.of("X SUBMITTED by E", "X FINAL_APPROVED by S");
        firm("processes")
                .derived(
                        "process_case_fact",
                        "2026-06-02",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activities",
                        List.of("X SUBMITTED by E", "X REJECTED by S", "X SUBMITTED by E", "X FINAL_APPROVED by S"),
                        "first_time",
                        Facts.at("2026-06-02T09:00"),
                        "last_time",
                        Facts.at("2026-06-02T09:00:10.500"))
                .derived(
                        "process_case_fact",
                        "2026-06-03",
                        THREE,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activities",
                        smooth,
                        "first_time",
                        Facts.at("2026-06-03T09:00"),
                        "last_time",
                        Facts.at("2026-06-03T09:00:20"),
                        "completed_time",
                        Facts.at("2026-06-28T23:59:59.999"),
                        "due_time",
                        Facts.at("2026-06-28T12:00"))
                .derived(
                        "process_case_fact",
                        "2026-06-04",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "c",
                        "activities",
                        smooth,
                        "first_time",
                        Facts.at("2026-06-04T09:00"),
                        "last_time",
                        Facts.at("2026-06-30T09:00"))
                .derived(
                        "process_case_fact",
                        "2026-06-05",
                        THREE,
                        "process_id",
                        "leave",
                        "instance_id",
                        "d",
                        "started",
                        1,
                        "activities",
                        List.of("instance.started", "instance.completed:approved"),
                        "result",
                        "approved",
                        "first_time",
                        Facts.at("2026-06-05T09:00"),
                        "last_time",
                        Facts.at("2026-06-05T09:00:40"),
                        "completed_time",
                        Facts.at("2026-06-05T09:00:40"),
                        "due_time",
                        Facts.at("2026-06-05T09:00:40"))
                .derived(
                        "process_case_fact",
                        "2026-06-06",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "e",
                        "activities",
                        List.of("UNSUBMITTED", "NOT_REJECTED"),
                        "first_time",
                        Facts.at("2026-06-06T09:00"),
                        "last_time",
                        Facts.at("2026-06-06T09:00"))
                .derived(
                        "process_case_fact",
                        "2026-05-20",
                        FOUR,
                        "process_id",
                        "log",
                        "instance_id",
                        "f",
                        "activities",
                        smooth,
                        "first_time",
                        Facts.at("2026-05-20T09:00"),
                        "last_time",
                        Facts.at("2026-06-29T00:00"),
                        "completed_time",
                        Facts.at("2026-06-29T00:00"),
                        "due_time",
                        Facts.at("2026-06-01T00:00"))
                .business(
                        "business.record.changed",
                        "2026-06-02T08:59",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activity",
                        "X APPROVED by A")
                .business(
                        "business.record.changed",
                        "2026-06-02T09:00",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activity",
                        "X SUBMITTED by E")
                .business(
                        "business.record.changed",
                        "2026-06-02T09:00:10.500",
                        ROBOT,
                        "process_id",
                        "log",
                        "instance_id",
                        "a",
                        "activity",
                        "X FINAL_APPROVED by S")
                .business(
                        "business.record.changed",
                        "2026-06-03T09:00",
                        THREE,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activity",
                        "X SUBMITTED by E")
                .business(
                        "business.record.changed",
                        "2026-06-03T09:00:05",
                        FOUR,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activity",
                        "X APPROVED by A")
                .business(
                        "business.record.changed",
                        "2026-06-03T09:00:20",
                        FOUR,
                        "process_id",
                        "log",
                        "instance_id",
                        "b",
                        "activity",
                        "X FINAL_APPROVED by S")
                .business(
                        "business.record.changed",
                        "2026-06-04T09:00",
                        ONE,
                        "process_id",
                        "log",
                        "instance_id",
                        "c",
                        "activity",
                        "X SUBMITTED by E")
                .write();
        // Then
        MetricsCase june = ask("processes");
        june.value("proc.cases", 0, 5, 2)
                .value("proc.cases", 2, 3, 1)
                .value("proc.variants", 0, 4, 2)
                .value("proc.cycle_p50", 0, 20, 2)
                .value("proc.cycle_p90", 0, 1_347_856, 2)
                .value("proc.wip", 0, 2, 2)
                .value("proc.wip", 2, 1, 1)
                .ratio("proc.overdue_rate", 0, 1, 2, 1)
                .ratio("proc.rejected_rate", 0, 1, 5, 2)
                .ratio("proc.resubmitted_rate", 0, 1, 5, 2)
                .ratio("proc.first_time_right", 0, 3, 5, 2)
                .value("proc.wait_p50", 0, 7.75, 2)
                .value("proc.wait_p90", 0, 9.95, 2)
                .value("proc.wait_p50", 3, 5, 1);
        done(june);
    }

    @Test
    void business() throws Exception {
        // Given
        firm("business")
                .business("approval.instance.started", "2026-06-02T09:00", ONE, "instance_id", "i1")
                .business("approval.task.completed", "2026-06-02T09:00", THREE, "instance_id", "i1")
                .business("approval.instance.completed", "2026-06-02T09:00", FOUR, "instance_id", "i1")
                // done in W by the tenant's clock, though in UTC on 31 May; done after W; sent back and again;
                // rejected, and again as another
                .derived(
                        "process_case_fact",
                        "2026-05-20",
                        ONE,
                        "instance_id",
                        "i1",
                        "started",
                        1,
                        "completed_time",
                        Facts.at("2026-06-01T00:00"),
                        "cycle_seconds",
                        100)
                .derived(
                        "process_case_fact",
                        "2026-06-02",
                        ONE,
                        "instance_id",
                        "i2",
                        "started",
                        1,
                        "completed_time",
                        Facts.at("2026-06-29T00:00"),
                        "cycle_seconds",
                        9)
                .derived(
                        "process_case_fact",
                        "2026-06-03",
                        THREE,
                        "instance_id",
                        "i3",
                        "started",
                        1,
                        "returned",
                        1,
                        "resubmitted",
                        1,
                        "completed_time",
                        Facts.at("2026-06-04T00:00"),
                        "cycle_seconds",
                        300)
                .derived(
                        "process_case_fact",
                        "2026-06-03",
                        THREE,
                        "instance_id",
                        "i4",
                        "started",
                        1,
                        "returned",
                        1,
                        "completed_time",
                        Facts.at("2026-06-28T23:59:59.999"),
                        "cycle_seconds",
                        500)
                .derived(
                        "process_case_fact",
                        "2026-06-05",
                        ONE,
                        "instance_id",
                        "i5",
                        "started",
                        1,
                        "resubmission_of",
                        "i4")
                .derived("process_case_fact", "2026-06-05", ONE, "instance_id", "i6", "returned", 1, "resubmitted", 1)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        ONE,
                        "task_id",
                        "1",
                        "completed_time",
                        Facts.at("2026-06-02T12:00"),
                        "due_time",
                        Facts.at("2026-06-02T12:00"),
                        "wait_seconds",
                        10,
                        "mobile",
                        1)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        THREE,
                        "task_id",
                        "2",
                        "completed_time",
                        Facts.at("2026-06-02T12:01"),
                        "due_time",
                        Facts.at("2026-06-02T12:00"),
                        "wait_seconds",
                        20)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        FOUR,
                        "task_id",
                        "3",
                        "due_time",
                        Facts.at("2026-06-28T12:00"))
                .derived(
                        "process_task_fact",
                        "2026-07-02",
                        FOUR,
                        "task_id",
                        "4",
                        "completed_time",
                        Facts.at("2026-07-02T12:00"),
                        "due_time",
                        Facts.at("2026-06-28T12:00"),
                        "wait_seconds",
                        1,
                        "mobile",
                        1)
                .derived(
                        "process_task_fact",
                        "2026-06-02",
                        FOUR,
                        "task_id",
                        "5",
                        "due_time",
                        Facts.at("2026-06-29T00:00"))
                .business("attendance.scheduled", "2026-06-02T09:00", ONE)
                .business("attendance.scheduled", "2026-06-03T09:00", ONE)
                .business("attendance.scheduled", "2026-06-03T09:30", ONE)
                .business("attendance.scheduled", "2026-06-03T09:00", THREE)
                .business("attendance.clocked", "2026-06-02T08:59", ONE, "direction", "in")
                .business("attendance.clocked", "2026-06-03T18:00", ONE, "direction", "out")
                .business("attendance.clocked", "2026-06-04T09:00", THREE, "direction", "in")
                .collaboration(
                        "report.requested",
                        "2026-05-20T09:00",
                        ONE,
                        "object_id",
                        "r1",
                        "due_time",
                        Facts.at("2026-06-05T18:00"))
                .collaboration(
                        "report.requested",
                        "2026-05-20T09:00",
                        THREE,
                        "object_id",
                        "r1",
                        "due_time",
                        Facts.at("2026-06-05T18:00"))
                .collaboration(
                        "report.requested",
                        "2026-05-20T09:00",
                        FOUR,
                        "object_id",
                        "r1",
                        "due_time",
                        Facts.at("2026-06-05T18:00"))
                .collaboration(
                        "report.requested",
                        "2026-06-20T09:00",
                        FOUR,
                        "object_id",
                        "r2",
                        "due_time",
                        Facts.at("2026-06-29T00:00"))
                .collaboration("report.submitted", "2026-06-20T09:00", ONE, "object_id", "r1", "audience_size", 2)
                .collaboration("report.submitted", "2026-06-29T00:00", THREE, "object_id", "r1")
                .collaboration("report.read", "2026-07-20T09:00", TWO, "object_id", "r1")
                .collaboration("report.read", "2026-07-20T09:00", ONE, "object_id", "r1")
                .business("form.submitted", "2026-06-20T09:00", THREE)
                .business("form.published", "2026-06-20T09:00", ONE)
                .business("app.published", "2026-06-20T09:00", TWO)
                .business("connector.run.completed", "2026-06-20T09:00", ROBOT, "result", "succeeded")
                .business("connector.run.completed", "2026-06-20T09:00", ROBOT, "result", "failed")
                .business("connector.run.completed", "2026-06-20T09:00", ONE, "result", "succeeded")
                // a1 by two people, a2 by one, a3 removed before, a4 removed in W; a5 was never installed
                .usage("app.installed", "2026-01-01T09:00", ROBOT, "app_id", "a1")
                .usage("app.installed", "2026-01-01T09:00", ONE, "app_id", "a2")
                .usage("app.installed", "2026-01-01T09:00", ONE, "app_id", "a3")
                .usage("app.removed", "2026-05-31T09:00", ONE, "app_id", "a3")
                .usage("app.installed", "2026-01-01T09:00", ONE, "app_id", "a4")
                .usage("app.removed", "2026-06-01T09:00", TWO, "app_id", "a4")
                .usage("app.opened", "2026-06-02T09:00", ONE, "app_id", "a1")
                .business("form.submitted", "2026-06-02T09:00", THREE, "app_id", "a1")
                .usage("app.opened", "2026-06-02T09:00", ONE, "app_id", "a2")
                .usage("app.opened", "2026-06-02T09:00", ONE, "app_id", "a5")
                .usage("app.opened", "2026-06-02T09:00", TWO, "app_id", "a5")
                .derived(
                        "member_day_fact",
                        "2026-06-02",
                        ONE,
                        "active_seconds",
                        600,
                        "apps",
                        List.of("a1", "a2"),
                        "systems",
                        List.of("crm"))
                .derived("member_day_fact", "2026-06-03", ONE, "active_seconds", 300, "apps", List.of("a1"))
                .derived("member_day_fact", "2026-06-03", THREE, "active_seconds", 300, "apps", List.of("a1"))
                .write();
        // When
        MetricsCase june = ask("business");
        // Then
        june.ratio("oa.flow_users", 0, 2, 4, 2)
                .value("oa.instances", 0, 3, 2)
                .value("oa.instances", 2, 1, 1)
                .value("oa.cycle_p50", 0, 300, 2)
                .value("oa.cycle_p90", 0, 460, 2)
                .value("oa.cycle_p50", 3, 400, 1)
                .value("oa.task_wait_p50", 0, 15, 2)
                .ratio("oa.overdue_rate", 0, 3, 4, 3)
                .ratio("oa.overdue_rate", 2, 0, 1, 1)
                .ratio("oa.rework_rate", 0, 2, 4, 2)
                .ratio("oa.rework_rate", 3, 2, 2, 1)
                .ratio("oa.mobile_share", 0, 1, 2, 2)
                .ratio("att.clock_in_rate", 0, 1, 3, 2)
                .ratio("att.clock_in_rate", 3, 0, 1, 1)
                .ratio("rep.submit_rate", 0, 1, 3, 3)
                .ratio("rep.read_rate", 0, 1, 2, 1)
                .ratio("app.form_users", 0, 1, 4, 1)
                .ratio("app.lowcode_builders", 0, 2, 4, 2)
                .ratio("app.connector_runs_ok", 0, 2, 3, 0)
                .ratio("app.active_apps", 0, 1, 3, 2)
                .ratio("use.active_minutes", 0, 20, 2, 2)
                .ratio("use.apps_per_member", 0, 3, 3, 2)
                .ratio("use.systems_per_member", 0, 1, 3, 1);
        done(june);
    }

    @Test
    void network() throws Exception {
        // Given: one and three write to each other across departments, one and two within theirs, four to one without
        // an answer
        firm("network")
                .member(5, 3, "2026-01-01", OPEN)
                .collaboration("im.message.sent", "2026-06-02T09:00", ONE, to(3, 3))
                .collaboration("im.message.sent", "2026-06-02T09:00", THREE, to(1, 2))
                .collaboration("im.message.sent", "2026-06-09T09:00", ONE, to(3, 3))
                .collaboration("im.message.sent", "2026-06-09T09:00:01", ONE, to(3, 3))
                .collaboration("im.message.sent", "2026-06-16T09:00:01", THREE, to(1, 2))
                .collaboration("im.message.sent", "2026-06-03T09:00", ONE, to(2, 2))
                .collaboration("im.message.sent", "2026-06-03T09:00:30.900", TWO, to(1, 2))
                .collaboration("im.message.sent", "2026-06-04T09:00", FOUR, to(1, 2))
                .collaboration("im.message.sent", "2026-05-31T09:00", ONE, to(4, 3))
                // sent for the first time in the week from 25 May: one and five; again four weeks later: five
                .collaboration("im.message.sent", "2026-05-25T00:00", Actor.of(5, 1, 3), to(5, 3))
                .collaboration("im.message.sent", "2026-06-28T23:59", Actor.of(5, 1, 3), to(5, 3))
                .write();
        // When
        MetricsCase june = ask("network");
        // Then: one, three; people who did something: one to five
        june.ratio("net.cross_dept", 0, 2, 5, 2)
                .ratio("net.cross_dept", 2, 1, 2, 1)
                .value("net.directed_pairs", 0, 5, 5)
                .value("net.directed_pairs", 3, 2, 3)
                .value("net.reciprocal_pairs", 0, 2, 5)
                .value("net.reciprocal_pairs", 3, 1, 3)
                .value("org.participants", 0, 5, 5)
                .ratio("net.cross_department_share", 0, 6, 9, 5)
                // answered: 3→1 on the 2nd (a week sharp), the second 1→3 on the 9th (likewise), 1→2 (30.9 s). Not: 1→3
                // on the 2nd, for what
                // came at the same moment is not later; the first on the 9th (a second too much); 3→1 on the 16th, 2→1,
                // 4→1
                .ratio("net.response_r1_rate", 0, 3, 8, 4)
                .value("net.response_r1_p50", 0, 604800, 2)
                .ratio("net.response_r1_rate", 3, 1, 3, 2)
                // turns of one and three: the 2nd twice (0 s, a week), the 9th once (not answered), the 16th; of one
                // and two: 30 s, none; 4→1
                .ratio("net.response_r2_rate", 0, 3, 7, 4)
                .value("net.response_r2_p50", 0, 30, 2)
                .ratio("net.retention_w4", 0, 1, 2, 1)
                .none("net.retention_w4", 3);
        done(june);
    }

    @Test
    void anEmptyOrganizationHasNoValuesAndNoFailures() throws Exception {
        // When
        MetricsCase june = ask("nobody");
        // Then
        assertThat(june.answers().cells())
                .hasSize(MetricCatalogue.bundled().all().size() * 4)
                .allSatisfy(cell -> {
                    assertThat(cell.people() + cell.enabled()).isZero();
                    if (cell.metric().denominator().isPresent()
                            || cell.metric().value().isPresent()) {
                        assertThat(cell.value()).as(cell.metric().id()).isEmpty();
                    } else if (!cell.metric().tenantOnly()) {
                        assertThat(cell.value()).as(cell.metric().id()).hasValue(0);
                    }
                });
    }

    @Test
    void cutsAPeriodIntoPiecesThatEachEndAWindow() throws Exception {
        // Given
        MetricQueries queries = queries("pieces");
        MetricCatalogue catalogue = MetricCatalogue.bundled();
        firm("pieces")
                .collaboration("im.message.sent", "2026-06-01T09:00", ONE)
                .collaboration("im.message.sent", "2026-06-09T09:00", TWO)
                .collaboration("im.message.sent", "2026-06-09T09:00", THREE)
                .collaboration("im.message.sent", "2026-06-17T09:00", THREE)
                .write();
        List<Metric> metrics = List.of(catalogue.get("com.senders"), catalogue.get("org.mau"));
        Period days = new Period(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 17));
        // When
        MetricAnswerSet weeks = queries.ask(new MetricQuestion(
                "pieces", List.of(0L, 2L), metrics, days, Grain.WEEK, Optional.empty(), MetricsCase.settings()));
        MetricAnswerSet rolling = queries.ask(new MetricQuestion(
                "pieces",
                List.of(0L),
                metrics,
                days,
                Grain.DAY,
                Optional.of(MetricWindow.parse("7d")),
                MetricsCase.settings()));
        // Then: 3 to 7, 8 to 14, 15 to 17 June
        assertThat(values(weeks, "com.senders", 0)).containsExactly(0.0, 2.0, 1.0);
        assertThat(values(weeks, "com.senders", 2)).containsExactly(0.0, 1.0, 0.0);
        assertThat(values(weeks, "org.mau", 0)).containsExactly(1.0, 3.0, 3.0);
        assertThat(weeks.series("org.mau", 0).get(1).window())
                .isEqualTo(new Period(LocalDate.of(2026, 5, 18), LocalDate.of(2026, 6, 14)));
        assertThat(values(rolling, "org.mau", 0))
                .containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 0.0, 1.0);
    }

    private static List<Double> values(MetricAnswerSet answers, String id, long department) {
        return answers.series(id, department).stream()
                .map(cell -> cell.value().orElseThrow())
                .toList();
    }

    private static Object[] to(int member, int department) {
        return new Object[] {
            "recipient_member_no",
            List.of(member),
            "recipient_kind",
            List.of("human"),
            "recipient_department_no",
            List.of(department),
            "recipient_department_path",
            List.of(List.of(1, department))
        };
    }
}

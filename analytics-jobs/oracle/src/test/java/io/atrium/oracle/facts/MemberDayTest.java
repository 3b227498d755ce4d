package io.atrium.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Platform;
import io.atrium.oracle.testing.Act;
import io.atrium.oracle.testing.Story;
import org.junit.jupiter.api.Test;

class MemberDayTest {

    private final Story story = Story.begin().people(10, 1, 2).robot(9);

    private Act view(String time, String device) {
        return story.act(1, "app.page.viewed", time).device(device).on(Platform.WEB);
    }

    private MemberDay day() {
        return story.oracle().facts().memberDays().get(0);
    }

    @Test
    void aGapOfMoreThanHalfAnHourBeginsAnotherSession() {
        view("2026-03-10T09:00", "d");
        view("2026-03-10T09:30", "d");
        view("2026-03-10T10:00:00.001", "d");

        assertThat(day().sessions()).isEqualTo(2);
        assertThat(day().activeSeconds()).isEqualTo(1_800 + 60);
    }

    @Test
    void timeOnTwoDevicesAtOnceCountsOnce() {
        view("2026-03-10T09:00", "d");
        view("2026-03-10T09:10", "d");
        view("2026-03-10T09:05", "e");
        view("2026-03-10T09:20", "e");
        view("2026-03-10T12:00", "e");

        assertThat(day().devices()).isEqualTo(2);
        assertThat(day().sessions()).isEqualTo(3);
        assertThat(day().deviceSeconds()).isEqualTo(600 + 900 + 60);
        assertThat(day().activeSeconds()).isEqualTo(1_200 + 60);
    }

    @Test
    void anEndEndsAndAnotherSessionIdBegins() {
        view("2026-03-10T09:00", "d").session("s");
        story.act(1, "app.session.ended", "2026-03-10T09:10").device("d").session("s");
        view("2026-03-10T09:12", "d").session("s");
        story.act(1, "app.session.started", "2026-03-10T09:14").device("d").session("s");
        story.act(1, "app.session.started", "2026-03-10T09:20").device("d").session("t");

        assertThat(day().sessions()).isEqualTo(3);
        assertThat(day().deviceSeconds()).isEqualTo(600 + 120 + 60);
    }

    @Test
    void aSessionBeginsEarlierByWhatItsFirstEventReports() {
        story.act(1, "app.session.heartbeat", "2026-03-10T09:10").device("d").with("durationSeconds", 300);
        story.act(1, "app.session.heartbeat", "2026-03-10T09:15").device("d").with("durationSeconds", 300);

        assertThat(day().activeSeconds()).isEqualTo(600);
        assertThat(day().intentionalEvents()).isZero();
    }

    @Test
    void whatWasUsedAndSentAndWhere() {
        story.act(1, "app.installed", "2026-03-10T09:00").with("appId", "never");
        view("2026-03-10T09:01", "d").with("appId", "b");
        view("2026-03-10T09:02", "d").with("appId", "a").on(Platform.MOBILE);
        story.act(1, "im.message.sent", "2026-03-10T09:03").object("m").with("channel", "post");
        story.act(1, "notice.published", "2026-03-10T09:04").object("n");
        story.act(1, "business.record.changed", "2026-03-10T09:05").object("r").with("system", "crm");
        story.act(1, "form.published", "2026-03-10T09:06").with("formId", "f");
        story.act(9, "app.opened", "2026-03-10T09:07").with("appId", "c");

        assertThat(story.oracle().facts().memberDays()).hasSize(1);
        assertThat(day().apps()).containsExactly("a", "b");
        assertThat(day().systems()).containsExactly("crm");
        assertThat(day().platforms()).isEqualTo(2 + 4);
        assertThat(day().modes()).isEqualTo(8 + 2);
        assertThat(day().builder()).isTrue();
        assertThat(day().stamp().department()).isEqualTo(10);
    }
}

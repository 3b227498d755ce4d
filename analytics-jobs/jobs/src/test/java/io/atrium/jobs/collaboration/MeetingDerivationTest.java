package io.atrium.jobs.collaboration;

import static io.atrium.jobs.testing.Acts.at;
import static io.atrium.jobs.testing.Acts.day;
import static io.atrium.jobs.testing.Acts.member;
import static io.atrium.jobs.testing.Acts.members;
import static io.atrium.jobs.testing.Acts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.jobs.collaboration.MeetingRow.FollowUp;
import io.atrium.jobs.collaboration.MeetingRow.MeetUp;
import io.atrium.jobs.collaboration.MeetingRow.SetUp;
import io.atrium.jobs.derive.Stamp;
import io.atrium.jobs.testing.Acts;
import io.atrium.jobs.testing.Arrivals;
import io.atrium.jobs.testing.Deltas;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeetingDerivationTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 5);

    private final MeetingDerivation derivation = new MeetingDerivation();
    private final Acts acts = new Acts();
    private final List<Event> events = new ArrayList<>();

    private CollaborationEvent.Builder about(String type, long member, Instant time) {
        return acts.acts(type, member, time, "o").meetingId("m");
    }

    private void did(String type, long member, Instant time) {
        events.add(about(type, member, time).build());
    }

    private void invited(Instant time, Instant start, int audience) {
        events.add(about("calendar.event.created", 1, time)
                .startTime(start)
                .audienceSize(audience)
                .build());
    }

    private void answered(long member, Instant time, String response) {
        events.add(about("calendar.event.responded", member, time)
                .response(response)
                .build());
    }

    private void left(long member, Instant time, int seconds) {
        events.add(about("meeting.left", member, time).durationSeconds(seconds).build());
    }

    private void ended(Instant time, int seconds) {
        events.add(about("meeting.ended", 1, time).durationSeconds(seconds).build());
    }

    private MeetingRow meeting() {
        List<MeetingRow> rows = rows(MeetingRow.class);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private <R> List<R> rows(Class<R> type) {
        return Deltas.rows(derivation, events).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private AttendanceRow attendance(long member) {
        List<AttendanceRow> rows = rows(AttendanceRow.class).stream()
                .filter(row -> row.stamp().memberNo() == member)
                .toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void aWholeMeeting() {
        invited(day(-1), minute(0), 4);
        answered(2, minute(-60), "accepted");
        answered(3, minute(-50), "accepted");
        answered(4, minute(-40), "accepted");
        did("im.message.sent", 2, minute(-5));
        did("meeting.started", 1, minute(1));
        did("meeting.joined", 1, minute(1));
        did("meeting.joined", 2, minute(5));
        did("meeting.joined", 3, minute(6));
        did("meeting.hand_raised", 2, minute(10));
        did("meeting.spoke", 1, minute(11));
        did("meeting.spoke", 2, minute(12));
        did("meeting.screen_shared", 1, minute(13));
        left(2, minute(30), 1_500);
        left(3, minute(31), 1_500);
        left(1, minute(31), 1_800);
        ended(minute(31), 1_800);
        did("meeting.minutes_published", 1, minute(90));
        did("im.message.sent", 3, minute(95));

        assertThat(meeting())
                .isEqualTo(new MeetingRow(
                        "m",
                        new Stamp(TODAY, 1, DepartmentPath.of(100, 102)),
                        minute(0).toEpochMilli(),
                        1_800,
                        4,
                        3,
                        false,
                        new SetUp(true, true, true, true),
                        new MeetUp(true, true, true),
                        new FollowUp(true, true),
                        List.of(102, 103, 104)));
        assertThat(rows(AttendanceRow.class)).hasSize(3);
        assertThat(attendance(2))
                .isEqualTo(new AttendanceRow(
                        TODAY,
                        "m",
                        new Stamp(TODAY, 2, DepartmentPath.of(100, 103)),
                        minute(5).toEpochMilli(),
                        1_500,
                        false));
    }

    @Test
    void whatWasOnlyCalledOrWrittenAboutIsNoMeeting() {
        invited(day(-1), minute(0), 4);
        answered(2, minute(-60), "accepted");
        did("im.message.sent", 2, minute(-5));
        did("meeting.joined", 900, minute(0));

        assertThat(Deltas.rows(derivation, events)).isEmpty();
    }

    @Test
    void theStartIsTheInvitationsElseWhatTheStartPlansElseWhenItWasElseTheFirstJoining() {
        did("meeting.joined", 2, minute(4));
        assertThat(meeting().startMillis()).isEqualTo(minute(4).toEpochMilli());
        assertThat(meeting().stamp().memberNo()).isEqualTo(2);

        did("meeting.started", 1, minute(5));
        assertThat(meeting().startMillis()).isEqualTo(minute(5).toEpochMilli());
        assertThat(meeting().stamp().memberNo()).isEqualTo(1);

        events.add(about("meeting.started", 3, minute(3)).startTime(minute(2)).build());
        assertThat(meeting().startMillis()).isEqualTo(minute(2).toEpochMilli());
        assertThat(meeting().stamp().memberNo()).isEqualTo(3);

        invited(minute(-20), minute(1), 3);
        invited(minute(-30), minute(0), 3);
        assertThat(meeting().startMillis()).isEqualTo(minute(0).toEpochMilli());
    }

    @Test
    void inviteesAreTheGreatestOfTheFour() {
        did("meeting.joined", 1, minute(0));
        assertThat(meeting().invitees()).isZero();

        events.add(about("meeting.started", 1, minute(0))
                .recipients(members(2, 3, 900))
                .build());
        assertThat(meeting().invitees()).isEqualTo(2);

        invited(minute(-5), minute(0), 7);
        assertThat(meeting().invitees()).isEqualTo(7);
    }

    @Test
    void theDurationIsTheLastEndsElseFromTheFirstJoiningToTheLastLeaving() {
        did("meeting.started", 1, minute(0));
        assertThat(meeting().durationSeconds()).isZero();

        left(3, minute(50), 60);
        assertThat(meeting().durationSeconds()).isZero();

        did("meeting.joined", 2, minute(10));
        did("meeting.joined", 3, minute(20));
        assertThat(meeting().durationSeconds()).isEqualTo(40 * 60);

        ended(minute(60), 100);
        ended(minute(70), 200);
        assertThat(meeting().durationSeconds()).isEqualTo(200);
    }

    @Test
    void attendedSecondsAddUpToTheDurationAtMost() {
        did("meeting.joined", 1, minute(0));
        did("meeting.joined", 1, minute(20));
        did("meeting.joined", 2, minute(1));
        left(1, minute(10), 600);
        left(1, minute(30), 700);
        left(3, minute(30), 700);
        assertThat(attendance(1).attendedSeconds()).isEqualTo(1_300);
        assertThat(attendance(1).joinedMillis()).isEqualTo(minute(0).toEpochMilli());
        assertThat(attendance(2).attendedSeconds()).isZero();
        assertThat(rows(AttendanceRow.class)).hasSize(2);

        ended(minute(30), 1_000);
        assertThat(attendance(1).attendedSeconds()).isEqualTo(1_000);

        ended(minute(31), 0);
        assertThat(attendance(1).attendedSeconds()).isEqualTo(1_300);
    }

    @Test
    void nineInviteesAndMoreThanAnHourAreLargeAndLong() {
        did("meeting.joined", 1, minute(0));
        invited(minute(-5), minute(0), 9);
        ended(minute(60), 3_600);
        assertThat(meeting().largeLong()).isFalse();

        ended(minute(61), 3_601);
        assertThat(meeting().largeLong()).isTrue();
        assertThat(attendance(1).largeLong()).isTrue();
    }

    @Test
    void eightInviteesAreNotLarge() {
        did("meeting.joined", 1, minute(0));
        invited(minute(-5), minute(0), 8);
        ended(minute(90), 5_400);

        assertThat(meeting().largeLong()).isFalse();
    }

    @Test
    void aDaysNoticeIsADayToTheMillisecond() {
        did("meeting.joined", 1, minute(0));
        assertThat(meeting().setUp().notice24h()).isFalse();

        invited(day(-1).plusMillis(1), minute(0), 3);
        assertThat(meeting().setUp().notice24h()).isFalse();

        invited(day(-1), minute(0), 3);
        assertThat(meeting().setUp().notice24h()).isTrue();
    }

    @Test
    void moreThanHalfMustAcceptAndTheLastWordCounts() {
        did("meeting.joined", 1, minute(0));
        invited(minute(-90), minute(0), 4);
        answered(2, minute(-60), "accepted");
        answered(3, minute(-59), "accepted");
        answered(3, minute(-58), "accepted");
        answered(900, minute(-58), "accepted");
        assertThat(meeting().setUp().accepted()).isFalse();

        answered(4, minute(-57), "accepted");
        assertThat(meeting().setUp().accepted()).isTrue();

        answered(4, minute(30), "declined");
        assertThat(meeting().setUp().accepted()).isFalse();
    }

    @Test
    void withoutInviteesNobodyAccepts() {
        did("meeting.joined", 1, minute(0));
        answered(2, minute(-60), "accepted");

        assertThat(meeting().setUp().accepted()).isFalse();
    }

    @Test
    void moreThanHalfMustComeWithinFiveMinutes() {
        invited(minute(-90), minute(0), 4);
        did("meeting.joined", 1, minute(-10));
        did("meeting.joined", 2, at(Duration.ofMinutes(5).plusMillis(1)));
        assertThat(meeting().setUp().onTime()).isFalse();

        did("meeting.joined", 3, minute(5));
        assertThat(meeting().setUp().onTime()).isTrue();
    }

    @Test
    void aMeetingWithoutParticipantsIsNotOnTimeAndNobodySpoke() {
        did("meeting.started", 1, minute(0));
        did("meeting.spoke", 1, minute(1));

        assertThat(meeting().participants()).isZero();
        assertThat(meeting().setUp().onTime()).isFalse();
        assertThat(meeting().meetUp().spoke()).isFalse();
    }

    @Test
    void messagesCountBeforeDuringAndAfter() {
        invited(minute(-90), minute(0), 4);
        did("meeting.joined", 1, minute(0));
        ended(minute(20), 1_800);
        Instant end = minute(30); // the planned start and the duration are later than the end that was told

        did("im.message.sent", 1, minute(0).minusMillis(1));
        assertThat(meeting().setUp().chatBefore()).isTrue();
        assertThat(meeting().meetUp().interactive()).isFalse();
        assertThat(meeting().followUp().chatAfter()).isFalse();

        did("im.message.sent", 1, end.plusMillis(1));
        assertThat(meeting().followUp().chatAfter()).isTrue();
        assertThat(meeting().meetUp()).isEqualTo(new MeetUp(false, false, false));

        did("im.message.sent", 1, end);
        assertThat(meeting().meetUp()).isEqualTo(new MeetUp(true, true, false));
    }

    @Test
    void theTimeOfTheEndCountsWhenItIsLater() {
        did("meeting.started", 1, minute(0));
        did("meeting.joined", 1, minute(0));
        ended(minute(40), 60);
        did("im.message.sent", 1, minute(40));
        assertThat(meeting().meetUp().interactive()).isTrue();
        assertThat(meeting().followUp().chatAfter()).isFalse();
    }

    @Test
    void aReactionToAMessageIsInteractiveButNotSpeakingAndNeitherBeforeNorAfter() {
        did("meeting.joined", 1, minute(0));
        ended(minute(20), 1_200);
        did("im.message.reacted", 1, minute(-1));
        did("im.message.reacted", 1, minute(21));
        assertThat(meeting().setUp().chatBefore()).isFalse();
        assertThat(meeting().followUp().chatAfter()).isFalse();
        assertThat(meeting().meetUp().interactive()).isFalse();

        did("im.message.reacted", 1, minute(20));
        assertThat(meeting().meetUp()).isEqualTo(new MeetUp(true, false, false));
    }

    @Test
    void robotsMessagesDoNotCount() {
        did("meeting.joined", 1, minute(0));
        ended(minute(20), 1_200);
        did("im.message.sent", 900, minute(-1));
        did("im.message.sent", 900, minute(10));
        did("im.message.sent", 900, minute(30));

        assertThat(meeting().setUp().chatBefore()).isFalse();
        assertThat(meeting().meetUp().interactive()).isFalse();
        assertThat(meeting().followUp().chatAfter()).isFalse();
    }

    @Test
    void moreThanThirtyThreeOfAHundredMustSpeakOrWrite() {
        LongStream.rangeClosed(1, 100).forEach(no -> did("meeting.joined", no, minute(0)));
        ended(minute(20), 1_200);
        LongStream.rangeClosed(1, 33).forEach(no -> did("meeting.spoke", no, minute(5)));
        did("im.message.sent", 33, minute(6));
        assertThat(meeting().meetUp().spoke()).isFalse();

        did("im.message.sent", 34, minute(6));
        assertThat(meeting().meetUp().spoke()).isTrue();
    }

    @Test
    void reactionsAreInteractiveWheneverTheyAre() {
        did("meeting.joined", 1, minute(0));
        did("meeting.reacted", 1, minute(200));

        assertThat(meeting().meetUp()).isEqualTo(new MeetUp(true, false, false));
    }

    @Test
    void videoIsVisual() {
        did("meeting.joined", 1, minute(0));
        did("meeting.video_enabled", 1, minute(2));

        assertThat(meeting().meetUp()).isEqualTo(new MeetUp(false, false, true));
    }

    @Test
    void aRecordingAnEndThatSaysSoAndMinutesAreRecordedAlsoFromMachines() {
        did("meeting.joined", 1, minute(0));
        ended(minute(20), 1_200);
        assertThat(meeting().followUp().recorded()).isFalse();

        for (String type : List.of("meeting.recording_published", "meeting.minutes_published")) {
            did(type, 900, minute(30));
            assertThat(meeting().followUp().recorded()).as(type).isTrue();
            events.remove(events.size() - 1);
        }
        events.add(about("meeting.ended", 900, minute(19))
                .durationSeconds(5)
                .recorded(true)
                .build());
        assertThat(meeting().followUp().recorded()).isTrue();
    }

    @Test
    void aLargeMeetingHasOneRowForEach() {
        IntStream.rangeClosed(1, 800).forEach(no -> did("meeting.joined", no, minute(no)));

        assertThat(rows(AttendanceRow.class)).hasSize(800);
        assertThat(meeting().departments()).hasSize(800).isSorted();
        assertThat(member(7).departmentNo()).isEqualTo(108);
    }

    @Test
    void orderAndRepetitionOfArrivalChangeNothing() {
        for (long seed = 0; seed < 100; seed++) {
            Arrivals.assertOrderAndRepetitionChangeNothing(derivation, course(new Random(seed)), seed);
        }
    }

    /** Anything at all about two meetings, much of it at one moment. */
    private List<CollaborationEvent> course(Random random) {
        MeetingAct.Kind[] kinds = MeetingAct.Kind.values();
        List<CollaborationEvent> course = new ArrayList<>();
        for (int i = random.nextInt(80); i >= 0; i--) {
            String type = kinds[random.nextInt(kinds.length)].type();
            course.add(acts.acts(type, 1 + random.nextInt(6), minute(random.nextInt(30)), "o")
                    .meetingId("m" + random.nextInt(2))
                    .response(random.nextBoolean() ? "accepted" : "declined")
                    .audienceSize(random.nextInt(12))
                    .startTime(random.nextBoolean() ? minute(random.nextInt(30)) : null)
                    .durationSeconds(random.nextInt(4_000))
                    .recorded(random.nextInt(9) == 0)
                    .build());
        }
        return course;
    }
}

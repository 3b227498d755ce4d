package io.atrium.jobs.collaboration;

import static io.atrium.jobs.testing.Acts.at;
import static io.atrium.jobs.testing.Acts.day;
import static io.atrium.jobs.testing.Acts.members;
import static io.atrium.jobs.testing.Acts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResponseDerivationTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final ResponseDerivation derivation = new ResponseDerivation();
    private final Acts acts = new Acts();
    private final List<Event> events = new ArrayList<>();

    private CollaborationEvent.Builder message(String id, long member, Instant time) {
        return acts.acts("im.message.sent", member, time, id)
                .channel("chat")
                .conversationId("c")
                .conversationKind("group")
                .audienceSize(3);
    }

    private void sent(String id, long member, Instant time) {
        events.add(message(id, member, time).build());
    }

    private void replied(String id, long member, Instant time, String to) {
        events.add(message(id, member, time).replyTo(to).build());
    }

    private ResponseRow row(String messageId) {
        return Deltas.rows(derivation, events).stream()
                .filter(row -> row.messageId().equals(messageId))
                .collect(Collectors.collectingAndThen(Collectors.toList(), rows -> {
                    assertThat(rows).hasSize(1);
                    return rows.get(0);
                }));
    }

    private Set<String> asked() {
        return Deltas.rows(derivation, events).stream()
                .map(ResponseRow::messageId)
                .collect(Collectors.toSet());
    }

    @Test
    void theNextMessageOfAnotherPersonAnswersWithItsMillisecondsCutOff() {
        sent("u", 1, minute(0));
        sent("own", 1, minute(1));
        sent("v", 2, at(Duration.ofMillis(125_999)));

        assertThat(row("u"))
                .isEqualTo(new ResponseRow(
                        "u",
                        0,
                        "c",
                        new Stamp(LocalDate.of(2024, 3, 5), 1, DepartmentPath.of(100, 102)),
                        minute(0).toEpochMilli(),
                        false,
                        2,
                        125));
        assertThat(row("own").responseSeconds()).isEqualTo(65);
        assertThat(row("v").answeredBy()).isZero();
        assertThat(row("v").responseSeconds()).isZero();
    }

    @Test
    void aMessageThatAnswersAnotherIsNoReply() {
        sent("u", 1, minute(0));
        replied("v", 2, minute(1), "something else");
        replied("w", 3, minute(2), "u");

        assertThat(row("u").answeredBy()).isEqualTo(3);
        assertThat(row("u").responseSeconds()).isEqualTo(120);
    }

    @Test
    void theEarlierOfANamedAndAnUnnamedReplyIsTheFirst() {
        sent("u", 1, minute(0));
        replied("named", 2, minute(5), "u");
        sent("unnamed", 3, minute(4));

        assertThat(row("u").answeredBy()).isEqualTo(3);
    }

    @Test
    void aReplyThatNamesAnEarlierMessageThanItselfOnly() {
        replied("early", 2, minute(-1), "u");
        sent("u", 1, minute(0));

        assertThat(row("u").answeredBy()).isZero();
    }

    @Test
    void messagesOfOneMomentAreInTheOrderOfTheirIds() {
        sent("first", 1, minute(0));
        sent("second", 2, minute(0));

        assertThat(row("first").answeredBy()).isEqualTo(2);
        assertThat(row("first").responseSeconds()).isZero();
        assertThat(row("second").answeredBy()).isZero();
    }

    @Test
    void aReplyComesWithinSevenDaysBothEndsIncluded() {
        sent("u", 1, minute(0));
        sent("v", 2, at(WEEK));
        assertThat(row("u").responseSeconds()).isEqualTo(604_800);

        events.clear();
        sent("u", 1, minute(0));
        sent("v", 2, at(WEEK.plusMillis(1)));
        assertThat(row("u").answeredBy()).isZero();
    }

    @Test
    void itIsSoWhereverTheSpanEnds() {
        for (int hour = 0; hour < 7 * 24; hour++) {
            events.clear();
            Instant time = at(Duration.ofHours(hour));
            sent("u", 1, time);
            sent("v", 2, time.plus(WEEK));
            sent("late", 3, time.plus(WEEK).plusMillis(1));
            assertThat(row("u").answeredBy()).as("hour %d", hour).isEqualTo(2);
            assertThat(row("v").answeredBy()).as("hour %d", hour).isEqualTo(3);
        }
    }

    @Test
    void onlyMessagesToGroupsOfThreeAndMoreAsk() {
        events.add(message("direct", 1, minute(0)).conversationKind("direct").build());
        events.add(message("two", 1, minute(1)).audienceSize(2).build());
        events.add(message("listed", 1, minute(2))
                .audienceSize(0)
                .recipients(members(2, 3, 4))
                .build());
        events.add(message("robot", 1, minute(3))
                .audienceSize(0)
                .recipients(members(2, 3, 900))
                .build());
        sent("three", 1, minute(4));

        assertThat(asked()).containsExactlyInAnyOrder("listed", "three");
    }

    @Test
    void anyMessageOfAPersonInTheConversationCanBeTheReply() {
        sent("u", 1, minute(0));
        sent("robot", 900, minute(1));
        events.add(message("elsewhere", 2, minute(2)).conversationId("d").build());
        events.add(message("direct", 3, minute(3))
                .conversationKind("direct")
                .audienceSize(1)
                .build());

        assertThat(row("u").answeredBy()).isEqualTo(3);
        assertThat(asked()).doesNotContain("robot");
    }

    @Test
    void messagesWithoutAConversationAndOtherActsDoNotCount() {
        events.add(message("u", 1, minute(0)).conversationId(null).build());
        events.add(acts.acts("im.message.read", 2, minute(1), "u")
                .conversationId("c")
                .build());

        assertThat(asked()).isEmpty();
    }

    @Test
    void mentionsAreSeen() {
        events.add(message("u", 1, minute(0)).mentionCount(2).build());
        sent("v", 2, minute(1));

        assertThat(row("u").mentioned()).isTrue();
        assertThat(row("v").mentioned()).isFalse();
    }

    @Test
    void twoEventsAboutOneMessageAreTwoRows() {
        sent("u", 1, minute(0));
        sent("u", 1, minute(0));

        assertThat(Deltas.rows(derivation, events)).hasSize(2);
    }

    @Test
    void everyCourseOfAConversationIsAsThePageSays() {
        for (long seed = 0; seed < 150; seed++) {
            List<CollaborationEvent> course = course(new Random(seed));
            Set<NaiveResponses.Answer> derived = Deltas.rows(derivation, course).stream()
                    .map(row -> new NaiveResponses.Answer(
                            row.messageId(), row.day(), row.answeredBy(), row.responseSeconds()))
                    .collect(Collectors.toSet());
            assertThat(derived).as("seed %d", seed).isEqualTo(NaiveResponses.of(course));
        }
    }

    @Test
    void orderAndRepetitionOfArrivalChangeNothing() {
        for (long seed = 0; seed < 60; seed++) {
            Arrivals.assertOrderAndRepetitionChangeNothing(derivation, course(new Random(seed)), seed);
        }
    }

    @Test
    void aLongConversationIsDerivedInParts() {
        Deltas<Message, ResponseRow> deltas = new Deltas<>(derivation);
        for (int i = 0; i < 30_000; i++) {
            sent("m" + i, 1 + i % 7, minute(5L * i)); // three months
        }

        deltas.arrive(events);

        assertThat(deltas.rows()).hasSize(30_000);
        assertThat(deltas.largestKey()).isLessThanOrEqualTo(2 * 7 * 24 * 12);
    }

    /** Some weeks in two conversations, with many messages at one moment and many exactly a week apart. */
    private List<CollaborationEvent> course(Random random) {
        List<CollaborationEvent> course = new ArrayList<>();
        int size = 2 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            Instant time =
                    day(random.nextInt(25)).plusSeconds(random.nextInt(3)).plusMillis(500L * random.nextInt(2));
            CollaborationEvent.Builder message = message("m" + i, 1 + random.nextInt(4), time)
                    .conversationId("c" + random.nextInt(2))
                    .audienceSize(2 + random.nextInt(3))
                    .conversationKind(random.nextInt(5) == 0 ? "direct" : "group");
            if (random.nextInt(3) == 0) {
                message.replyTo("m" + random.nextInt(size));
            }
            course.add(message.build());
        }
        return course;
    }
}

package io.atrium.bench.events;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The acts of work of an organization of 2,000, event by event: of 100 events 45 are usage, 45 collaboration (most of them
 * messages to one to five people), 10 business. The event with a number is always the same but for its time.
 *
 * @param start when the event with number 0 happens; the next follows one millisecond later
 * @param historyShare share of events that happened within the 90 days before instead, such as those of an import
 */
public record EventMix(Instant start, double historyShare) {
    private static final long SEED = 20_261_120L;

    /** Not the generator's own increment: neighbouring numbers would share most of their random values. */
    private static final long SPREAD = 0xD134_2543_DE82_EF95L;

    private static final long HISTORY_MINUTES = Duration.ofDays(90).toMinutes();
    private static final List<String> PAGES =
            List.of("/home", "/chat", "/calendar", "/documents", "/approvals", "/insights/overview", "/directory");
    private static final List<String> APPS = List.of("chat", "calendar", "docs", "approvals", "insights", "directory");
    private static final List<String> PROCESSES =
            List.of("travel-expense", "purchase-request", "leave-request", "contract-review");

    /** The event with this number. */
    public Event event(long number) {
        SplittableRandom random = new SplittableRandom((SEED + number) * SPREAD);
        int kind = random.nextInt(100);
        if (kind < 25) {
            return pageView(number, random);
        }
        if (kind < 45) {
            return heartbeat(number, random);
        }
        if (kind < 78) {
            return message(number, random);
        }
        if (kind < 90) {
            return reading(number, random);
        }
        return approval(number, random);
    }

    private Event pageView(long number, SplittableRandom random) {
        return UsageEvent.builder(envelope("app.page.viewed", "page", number, random))
                .page(pick(PAGES, random))
                .appId(pick(APPS, random))
                .feature("workplace")
                .durationSeconds(random.nextInt(300))
                .build();
    }

    private Event heartbeat(long number, SplittableRandom random) {
        return UsageEvent.builder(envelope("app.session.heartbeat", "session", number, random))
                .appId(pick(APPS, random))
                .durationSeconds(60)
                .build();
    }

    private Event message(long number, SplittableRandom random) {
        int audience = 1 + random.nextInt(5);
        List<Participant> recipients = IntStream.range(0, audience)
                .mapToObj(each -> Organization.member(random))
                .toList();
        return CollaborationEvent.builder(envelope("im.message.sent", "message", number, random))
                .channel("chat")
                .conversationId("c-" + random.nextInt(5_000))
                .conversationKind(audience == 1 ? "direct" : "group")
                .recipients(recipients)
                .audienceSize(audience)
                .mentionCount(random.nextInt(8) == 0 ? 1 : 0)
                .replyTo(random.nextInt(4) == 0 ? id(random) : null)
                .build();
    }

    private Event reading(long number, SplittableRandom random) {
        return CollaborationEvent.builder(envelope("doc.viewed", "document", number, random))
                .workspaceId("w-" + random.nextInt(200))
                .build();
    }

    private Event approval(long number, SplittableRandom random) {
        Instant created = time(number, random).minusSeconds(random.nextInt(100_000));
        return BusinessEvent.builder(envelope("approval.task.completed", "approval-task", number, random))
                .processId(pick(PROCESSES, random))
                .instanceId("i-" + random.nextInt(1_000_000))
                .taskId("t-" + random.nextInt(10_000_000))
                .activity("Approval by budget owner")
                .result(random.nextInt(10) == 0 ? "rejected" : "approved")
                .amount(BigDecimal.valueOf(random.nextInt(10_000_000), 2))
                .currency("CNY")
                .createdTime(created)
                .dueTime(created.plus(Duration.ofDays(2)))
                .build();
    }

    private Envelope envelope(String type, String objectType, long number, SplittableRandom random) {
        Instant time = time(number, random);
        int device = random.nextInt();
        return new Envelope(
                id(random),
                "urn:atrium:workplace",
                type,
                time,
                null,
                "demo",
                Organization.member(random),
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                "d-" + Integer.toHexString(device),
                random.nextInt(3) == 0 ? Platform.MOBILE : Platform.DESKTOP,
                "7.6." + random.nextInt(40, 46),
                "s-" + Long.toHexString(random.nextLong()),
                objectType,
                objectType.charAt(0) + "-" + random.nextInt(100_000_000));
    }

    private Instant time(long number, SplittableRandom random) {
        return random.nextDouble() < historyShare
                ? start.minus(Duration.ofMinutes(1 + random.nextLong(HISTORY_MINUTES)))
                : start.plusMillis(number);
    }

    private static String id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String pick(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Who works there: 2,000 people, a few of them much more active than the others, half of them three levels deep. */
    private static final class Organization {
        private static final int MEMBERS = 2_000;
        private static final Participant[] PEOPLE =
                IntStream.rangeClosed(1, MEMBERS).mapToObj(Organization::person).toArray(Participant[]::new);

        static Participant member(SplittableRandom random) {
            double skew = random.nextDouble();
            return PEOPLE[(int) (MEMBERS * skew * skew)];
        }

        private static Participant person(int number) {
            int team = number % 160;
            int department = 10 + team % 40;
            int division = 2 + department % 8;
            return new Participant(
                    number,
                    ActorKind.HUMAN,
                    number % 2 == 0
                            ? DepartmentPath.of(1, division, department)
                            : DepartmentPath.of(1, division, department, 50 + team));
        }
    }
}

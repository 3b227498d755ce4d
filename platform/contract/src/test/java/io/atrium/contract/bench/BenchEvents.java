package io.atrium.contract.bench;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events of usual size: identifiers are UUIDs, departments stand four levels deep, messages go to one to five people. */
final class BenchEvents {
    private final Random random = new Random(1);

    Event next(String family) {
        return switch (family) {
            case "usage" -> usage();
            case "collaboration" -> message();
            case "business" -> approval();
            default -> throw new IllegalArgumentException("no family " + family);
        };
    }

    private Event usage() {
        return UsageEvent.builder(envelope("app.page.viewed", "page"))
                .page("/insights/overview")
                .appId("insights")
                .feature("dashboards")
                .durationSeconds(random.nextInt(300))
                .build();
    }

    private Event message() {
        List<Participant> recipients = IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(i -> member())
                .toList();
        return CollaborationEvent.builder(envelope("im.message.sent", "message"))
                .channel("chat")
                .conversationId(id())
                .conversationKind(recipients.size() == 1 ? "direct" : "group")
                .recipients(recipients)
                .audienceSize(recipients.size())
                .mentionCount(random.nextInt(2))
                .replyTo(random.nextBoolean() ? id() : null)
                .build();
    }

    private Event approval() {
        return BusinessEvent.builder(envelope("approval.task.completed", "approval-task"))
                .processId("travel-expense")
                .instanceId(id())
                .taskId(id())
                .activity("Approval by budget owner")
                .result("approved")
                .amount(BigDecimal.valueOf(random.nextInt(10_000_000), 2))
                .currency("CNY")
                .createdTime(time())
                .dueTime(time())
                .build();
    }

    private Envelope envelope(String type, String objectType) {
        Instant time = time();
        return new Envelope(
                id(),
                "urn:atrium:workplace",
                type,
                time,
                null,
                "demo",
                member(),
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                id(),
                Platform.DESKTOP,
                "7.6.45",
                id(),
                objectType,
                id());
    }

    private Participant member() {
        int department = 100 + random.nextInt(900);
        DepartmentPath path = DepartmentPath.of(1, 2 + department / 100, 20 + department / 10, department);
        return new Participant(1 + random.nextInt(50_000), ActorKind.HUMAN, path);
    }

    private Instant time() {
        return Instant.ofEpochMilli(1_704_067_200_000L + (random.nextInt() & 0x7FFF_FFFFL) * 10);
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}

package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.jobs.testing.TestEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes lie in checkpoints and in raw facts: what was ever written must come out again. */
class FingerprintsTest {
    private static final Instant LATER = TestEvents.TIME.plusSeconds(3600);

    private final Fingerprints fingerprints = new Fingerprints();

    private static Envelope full(String type) {
        return new Envelope(
                "17",
                "urn:test",
                type,
                TestEvents.TIME,
                "Übersicht 概览",
                "demo",
                new Participant(7, ActorKind.HUMAN, DepartmentPath.of(1, 3)),
                LocalDate.of(2024, 3, 5),
                "device",
                Platform.DESKTOP,
                "7.1.0",
                "session",
                "thing",
                "t-17");
    }

    private static Event usage() {
        return UsageEvent.builder(full("app.page.viewed"))
                .page("/home")
                .action("open")
                .feature("search")
                .appId("mail")
                .queryKind("people")
                .resultCount(3)
                .durationSeconds(4)
                .build();
    }

    private static Event collaboration() {
        return CollaborationEvent.builder(full("im.message.sent"))
                .channel("mail")
                .conversationId("c-1")
                .conversationKind("group")
                .recipients(List.of(TestEvents.person(8), TestEvents.person(9)))
                .audienceSize(2)
                .mentionCount(1)
                .linkCount(3)
                .attachmentCount(4)
                .replyTo("16")
                .reaction("like")
                .external(true)
                .response("accepted")
                .shareKind("link")
                .workspaceId("w")
                .meetingId("m")
                .templateId("p")
                .startTime(LATER)
                .endTime(LATER.plusSeconds(1))
                .dueTime(LATER.plusSeconds(2))
                .createdTime(LATER.plusSeconds(3))
                .durationSeconds(5)
                .recorded(true)
                .build();
    }

    private static Event business() {
        return BusinessEvent.builder(full("business.record.changed"))
                .processId("p")
                .instanceId("i")
                .taskId("t")
                .activity("approve")
                .role("approver")
                .resubmissionOf("i-0")
                .result("approved")
                .appId("a")
                .formId("f")
                .connectorId("c")
                .failureCode("none")
                .system("crm")
                .entity("opportunity")
                .stage("won")
                .previousStage("offered")
                .amount(new BigDecimal("12345.67"))
                .currency("CNY")
                .direction("in")
                .scheduled(true)
                .dueTime(LATER)
                .createdTime(LATER.plusSeconds(1))
                .durationSeconds(6)
                .build();
    }

    @Test
    void anIdentityIsForEver() {
        // When
        Identity identity = fingerprints.identity(usage());

        // Then
        assertThat(identity).isEqualTo(new Identity(-5_500_598_266_560_712_620L, -4_608_343_361_807_985_937L));
    }

    @Test
    void aPayloadsHashIsForEver() {
        // When, Then
        assertThat(fingerprints.payload(usage())).isEqualTo(-5_261_383_968_457_100_556L);
        assertThat(fingerprints.payload(collaboration())).isEqualTo(3_500_642_572_502_624_517L);
        assertThat(fingerprints.payload(business())).isEqualTo(-2_365_752_038_870_360_814L);
    }

    @Test
    void whatSaysNothingDoesNotCount() {
        // Given
        Event event = TestEvents.pageView("p1", 7, TestEvents.TIME);

        // When, Then
        assertThat(fingerprints.payload(event)).isEqualTo(-777_100_536_506_686_023L);
    }
}

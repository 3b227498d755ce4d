package io.atrium.jobs.testing;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts events of tenant {@code demo}, whose time zone is Shanghai's. Member n is in department n % 10 of 100; members
 * from 900 on are robots. Each event has the next id of its maker.
 */
public final class Acts {
    /** 2024-03-05, 09:00 in the tenant's time zone. */
    public static final Instant NINE = Instant.parse("2024-03-05T01:00:00Z");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long FIRST_ROBOT = 900;

    private int number;

    /** So long after {@link #NINE}; negative before it. */
    public static Instant at(Duration afterNine) {
        return NINE.plus(afterNine);
    }

    /** So many minutes after {@link #NINE}. */
    public static Instant minute(long minutes) {
        return at(Duration.ofMinutes(minutes));
    }

    /** So many days after {@link #NINE}. */
    public static Instant day(long days) {
        return at(Duration.ofDays(days));
    }

    /** A member as of now. */
    public static Participant member(long no) {
        ActorKind kind = no >= FIRST_ROBOT ? ActorKind.BOT : ActorKind.HUMAN;
        return new Participant(no, kind, DepartmentPath.of(100, 101 + (int) (no % 10)));
    }

    /** Members as recipients. */
    public static List<Participant> members(long... numbers) {
        List<Participant> members = new ArrayList<>();
        for (long no : numbers) {
            members.add(member(no));
        }
        return members;
    }

    /** An event of the family collaboration. */
    public CollaborationEvent.Builder acts(String type, long member, Instant time, String objectId) {
        return CollaborationEvent.builder(envelope(type, member, time, objectId, Platform.WEB));
    }

    /** An event of the family business. */
    public BusinessEvent.Builder works(String type, long member, Instant time, String objectId) {
        return BusinessEvent.builder(envelope(type, member, time, objectId, Platform.WEB));
    }

    /** An event of the family business, on a phone. */
    public BusinessEvent.Builder worksMobile(String type, long member, Instant time, String objectId) {
        return BusinessEvent.builder(envelope(type, member, time, objectId, Platform.MOBILE));
    }

    private Envelope envelope(String type, long member, Instant time, String objectId, Platform platform) {
        return new Envelope(
                "e-%06d".formatted(number++),
                "urn:test",
                type,
                time,
                null,
                "demo",
                member(member),
                time.atZone(ZONE).toLocalDate(),
                null,
                platform,
                null,
                null,
                "thing",
                objectId);
    }
}

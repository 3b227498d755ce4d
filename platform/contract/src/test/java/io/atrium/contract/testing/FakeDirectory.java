package io.atrium.contract.testing;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import io.atrium.contract.cloudevents.Stamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows everybody except external ids that start with "stranger"; the same id is always the same member. */
public final class FakeDirectory implements Stamps {
    private final ZoneId zone;
    private final Set<Long> withheld;

    /** A tenant in Shanghai. */
    public FakeDirectory() {
        this(ZoneId.of("Asia/Shanghai"));
    }

    public FakeDirectory(ZoneId zone) {
        this(zone, Set.of());
    }

    private FakeDirectory(ZoneId zone, Set<Long> withheld) {
        this.zone = zone;
        this.withheld = withheld;
    }

    /** A tenant in Shanghai some of whose members have opted out. */
    public static FakeDirectory without(String... externalIds) {
        return new FakeDirectory(
                ZoneId.of("Asia/Shanghai"),
                Arrays.stream(externalIds).map(id -> member(id).memberNo()).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String tenantId() {
        return "demo";
    }

    @Override
    public LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    @Override
    public Optional<Participant> member(String externalId, Instant time) {
        return externalId.startsWith("stranger") ? Optional.empty() : Optional.of(member(externalId));
    }

    @Override
    public boolean isWithheld(Participant member, Instant time) {
        return withheld.contains(member.memberNo());
    }

    /** The member, whenever. */
    public static Participant member(String externalId) {
        Random random = new Random(externalId.hashCode());
        ActorKind[] kinds = ActorKind.values();
        long memberNo = 1 + (random.nextLong() >>> 32) % Participant.MAX_MEMBER_NO;
        int[] path = random.ints(random.nextInt(7), 1, Integer.MAX_VALUE).toArray();
        return new Participant(memberNo, kinds[random.nextInt(kinds.length)], DepartmentPath.of(path));
    }
}

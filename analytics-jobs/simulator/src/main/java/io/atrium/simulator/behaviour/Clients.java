package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import java.util.List;

/** The clients that people use: which platform, which device, which version. */
final class Clients {

    private static final List<String> VERSIONS =
            List.of("7.0.2", "7.0.3", "7.1.0", "7.1.1", "7.2.0", "7.2.1", "7.3.0", "7.3.1", "7.4.0");
    private static final int DAYS_A_RELEASE = 21;
    private static final int SLOWEST_UPDATE = 70;

    private final long seed;
    private final int origin;

    Clients(long seed, int origin) {
        this.seed = seed;
        this.origin = origin;
    }

    /** Where somebody acts from in a case: the same for all its acts in it, by the member's own habit. */
    String platform(Member member, String occasion) {
        Dice dice = Dice.of(seed, "platform", member.index(), occasion.hashCode());
        if (dice.chance(member.mobile())) {
            return "mobile";
        }
        return prefersWeb(member) == dice.chance(0.85) ? "web" : "desktop";
    }

    private boolean prefersWeb(Member member) {
        return Dice.of(seed, "web", member.index()).chance(0.3);
    }

    String device(Member member, String platform) {
        return member.user() + "-" + platform.charAt(0);
    }

    /** Releases come every three weeks; some people update at once, some late, some hardly ever. */
    String version(Member member, int day, String platform) {
        Dice dice = Dice.of(seed, "version", member.index(), platform.charAt(0));
        int lag = platform.equals("web") ? 0 : (int) Math.min(SLOWEST_UPDATE, dice.logNormal(5, 1.1));
        int release = 3 + Math.floorDiv(day - origin - lag, DAYS_A_RELEASE);
        return VERSIONS.get(Math.max(0, Math.min(VERSIONS.size() - 1, release)));
    }
}

package io.atrium.installer.site;

/** Usual sizes; each bears about five times 50 events a member and working day. */
public enum Profile {
    S(500, 5),
    M(5_000, 50),
    L(20_000, 200),
    XL(100_000, 1_000);

    private final int members;
    private final int eventsPerSecond;

    Profile(int members, int eventsPerSecond) {
        this.members = members;
        this.eventsPerSecond = eventsPerSecond;
    }

    public Load load() {
        return new Load(members, eventsPerSecond);
    }
}

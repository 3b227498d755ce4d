package io.atrium.installer.sizing;

import io.atrium.installer.site.Load;

/** What a load asks for, times figures: processors by the second, GiB by the member and by the event of a day. */
record Demand(Load load) {

    private static final String MEMBERS = "members";
    /** All members sign in within half an hour. */
    private static final double SIGNING_IN = 1800;
    /** A key is derived again every ten seconds at most. */
    private static final double DERIVED_EVERY = 10;

    /** On how many hosts a role runs that can run on several. */
    int copies(int several) {
        return load.replicated() ? several : 1;
    }

    /** Processors for events, with room. */
    Term ofEvents(Figure cost) {
        return Term.product(load.eventsPerSecond(), "events/s", cost, Figure.CPU_ROOM);
    }

    /** Processors for derivations, with room; none happens without an event. */
    Term ofDerivations(Figure cost) {
        double derivations = Math.min(load.members() / DERIVED_EVERY, load.eventsPerSecond());
        return Term.product(derivations, "derivations/s", cost, Figure.CPU_ROOM);
    }

    /** Processors for people at work. */
    Term ofMembers(Figure aProcessor) {
        return Term.quotient(load.members(), MEMBERS, aProcessor);
    }

    /** Processors for people who sign in. */
    Term ofSignIns(Figure aProcessorSecond) {
        return Term.quotient(load.members() / SIGNING_IN, "sign-ins/s", aProcessorSecond);
    }

    /** GiB for members. */
    Term eachMember(Figure bytes) {
        return Term.product(load.members(), MEMBERS, bytes).inGib();
    }

    /** GiB for the events of a day, times further figures. */
    Term eachEvent(Figure... factors) {
        return Term.product(load.eventsADay(), "events/day", factors).inGib();
    }
}

package io.atrium.simulator.behaviour;

/** A domain of work. Without state: what begins on a day follows from the world and that day alone. */
interface Domain {

    /** Names the domain's random streams and its events' ids; short, unique, never changed. */
    String key();

    /** How many days after its first day a case may still leave events. */
    int span();

    /** Tells everything that begins on a day, also those events of it that fall on later days. */
    void begin(Day day, Recorder recorder);
}

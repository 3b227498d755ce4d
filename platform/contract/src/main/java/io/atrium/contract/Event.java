package io.atrium.contract;

/** An act of work, stamped and ready to be counted. */
public sealed interface Event permits UsageEvent, CollaborationEvent, BusinessEvent {
    /** What every event has. */
    Envelope envelope();

    /** The family, which is also the topic. */
    EventFamily family();
}

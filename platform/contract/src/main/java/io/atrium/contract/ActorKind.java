package io.atrium.contract;

/** Who acts. Only humans count in metrics. */
public enum ActorKind {
    HUMAN,
    BOT,
    SERVICE
}

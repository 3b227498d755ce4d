package io.atrium.server.audit;

import io.atrium.server.security.Caller;
import io.atrium.server.security.Operator;
import java.util.Locale;

/**
 * Who did something.
 *
 * @param id the stable id: the subject of a token, or a name such as {@code provisioning} for the system itself
 * @param name what people know the actor by: the account's user name
 */
public record Actor(Kind kind, String id, String name) {
    private static final int LONGEST = 200;

    public Actor {
        id = Clean.text(id, LONGEST);
        name = Clean.text(name, LONGEST);
    }

    /** What acts. */
    public enum Kind {
        /** A person in front of a screen. */
        USER,
        /** A program with a service account. */
        SERVICE,
        /** Somebody of the data centre, below or beside the tenants. */
        OPERATOR,
        /** The platform itself, without anybody asking at that moment. */
        SYSTEM;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The caller of a request. */
    public static Actor of(Caller caller) {
        Kind kind = switch (caller.kind()) {
            case USER -> Kind.USER;
            case SERVICE -> Kind.SERVICE;
        };
        return new Actor(kind, caller.subject(), caller.username());
    }

    /** Who operates the platform. */
    public static Actor of(Operator operator) {
        return new Actor(Kind.OPERATOR, operator.subject(), operator.username());
    }

    /** A part of the platform, for example {@code provisioning}. */
    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, part, part);
    }
}

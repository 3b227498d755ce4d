package io.atrium.server.http;

import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.Identity;
import java.util.regex.Pattern;

/** What a route needs. */
public sealed interface Permission {
    /** Exactly this permission, for example {@code settings:write}. */
    static Permission of(String name) {
        return new Exact(name);
    }

    /**
     * This permission or a narrower one below it: {@code events:write} lets in who holds {@code
     * events:write:im.message.sent}; the handler then asks for each narrower one.
     */
    static Permission within(String prefix) {
        return new Within(prefix);
    }

    /** The permission's name, such as {@code settings:write}. */
    String name();

    /** Refuses who does not hold it. */
    void check(Identity identity);

    /** See {@link #of}. */
    record Exact(String name) implements Permission {
        public Exact {
            checkName(name);
        }

        @Override
        public void check(Identity identity) {
            identity.require(name);
        }
    }

    /** See {@link #within}. */
    record Within(String name) implements Permission {
        public Within {
            checkName(name);
        }

        @Override
        public void check(Identity identity) {
            if (!identity.permitsWithin(name)) {
                throw new AccessFailure.Denied(name).exception();
            }
        }
    }

    private static void checkName(String name) {
        if (!Pattern.matches("[a-z]+(-[a-z]+)*:[a-z]+(:[a-z]+)*", name)) {
            throw new IllegalArgumentException("A permission reads like 'settings:write', not '" + name + "'");
        }
    }
}

package io.atrium.server.tenants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What makes a tenant, in this order. Each step looks before it makes, so it may be repeated after a kill at any point. */
enum Step {
    ROWS("grants of the gateway in PostgreSQL", false),
    REALM("the realm, still closed", true),
    CLIENTS("the client atrium-web", false),
    POLICY("passwords, sessions, brute-force protection, required actions, one-time codes", false),
    ROLES("the roles admin, cio, member, integration, operations, auditor", false),
    SERVICE_ACCOUNTS(
            "the clients atrium-gateway, atrium-operations, atrium-audit and atrium-insights with their roles", false),
    READER_SLOT("an account in the warehouse that sees this tenant alone", true),
    STORAGE("a prefix of its own for stored objects", false),
    BRANDING("the name and the language of the sign-in page", false),
    ADMINISTRATOR("the first administrator, with a password to be changed at once", false),
    OPENING("the realm is opened", false);

    private final String makes;
    private final boolean undone;

    /**
     * @param undone whether it has to be undone by itself; the others go with the realm or with the rows
     */
    Step(String makes, boolean undone) {
        this.makes = makes;
        this.undone = undone;
    }

    /** In the journal and in the API. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String makes() {
        return makes;
    }

    boolean isUndone() {
        return undone;
    }

    static Optional<Step> ofId(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }
}

package io.atrium.server.tenants;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes a tenant, in this order. Each step looks before it makes, so it may be repeated after a kill at any point. */
public enum Step {
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
    RESTORE_GATE("tells the ingest that facts of the tenant come from elsewhere", false),
    RESTORE_ROWS("rows of every table, the audit log with its chain among them", true),
    RESTORE_ACCOUNTS("people with their roles and groups", false),
    RESTORE_FACTS("facts in the warehouse, from which it makes all rollups", true),
    RESTORE_NOTICE("the ingest has taken notice, so that no event counts twice", false),
    OPENING("the realm is opened", false);

    private static final List<Step> RESTORING =
            List.of(RESTORE_GATE, RESTORE_ROWS, RESTORE_ACCOUNTS, RESTORE_FACTS, RESTORE_NOTICE);

    /** What an import brings with it. */
    private static final List<Step> BROUGHT = List.of(ROWS, POLICY, BRANDING, ADMINISTRATOR);

    private final String makes;
    private final boolean undone;

    /**
     * @param undone whether it has to be undone by itself; the others go with the realm or with the rows
     */
    Step(String makes, boolean undone) {
        this.makes = makes;
        this.undone = undone;
    }

    /** The steps that make a tenant anew. */
    static List<Step> creating() {
        return Arrays.stream(values()).filter(step -> !RESTORING.contains(step)).toList();
    }

    /** The steps that make a tenant from an import. */
    static List<Step> importing() {
        return Arrays.stream(values()).filter(step -> !BROUGHT.contains(step)).toList();
    }

    static List<Step> of(TenantRecord tenant) {
        return tenant.importId() == null ? creating() : importing();
    }

    /** In the journal and in the API. */
    public String id() {
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

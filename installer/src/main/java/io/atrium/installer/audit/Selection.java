package io.atrium.installer.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which records. */
final class Selection {
    @Option(names = "--action", description = "a code such as settings.changed, or a domain such as sign_in")
    private @Nullable String action;

    @Option(names = "--actor", description = "who: the account's user name or id")
    private @Nullable String actor;

    @Option(names = "--object", description = "on what: a kind such as settings, or an id")
    private @Nullable String object;

    @Option(names = "--outcome", description = "success, refused or failed")
    private @Nullable String outcome;

    @Option(names = "--from", description = "happened then or later, such as 2026-01-31T08:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", description = "happened before")
    private @Nullable String to;

    @Option(names = "--search", description = "part of any field")
    private @Nullable String search;

    /** The parameters of the API, to be added to others. */
    void addTo(StringJoiner query) {
        add(query, "action", action);
        add(query, "actor", actor);
        add(query, "object", object);
        add(query, "outcome", outcome);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "q", search);
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}

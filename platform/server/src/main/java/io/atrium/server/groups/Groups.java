package io.atrium.server.groups;

import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.insights.SharedFigures;
import io.atrium.server.security.Caller;
import io.atrium.server.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relations between organizations, and what a parent sees by them. */
final class Groups {
    private static final Logger log = LoggerFactory.getLogger(Groups.class);
    private static final int INVITATION_DAYS = 30;
    private static final String CLOSED = "subsidiary-closed";

    private final GroupStore store;
    private final Function<String, Optional<Tenant.Names>> names;
    private final SharedFigures.Source figures;
    private final Supplier<UUID> ids;

    /**
     * @param names of organizations that work now
     */
    Groups(
            GroupStore store,
            Function<String, Optional<Tenant.Names>> names,
            SharedFigures.Source figures,
            Supplier<UUID> ids) {
        this.store = store;
        this.names = names;
        this.figures = figures;
        this.ids = ids;
    }

    GroupViews.Own of(String tenant) {
        return new GroupViews.Own(store.list(tenant).stream().map(this::view).toList(), figures.offered());
    }

    GroupViews.RelationView invite(Caller caller, String subsidiary) {
        return view(store.invite(caller, ids.get(), subsidiary, INVITATION_DAYS));
    }

    GroupViews.RelationView consent(Caller caller, UUID relation, GroupRequests.Checked wanted) {
        return view(store.consent(caller, relation, wanted.metrics(), wanted.until()));
    }

    GroupViews.RelationView end(Caller caller, UUID relation) {
        return view(store.end(caller, relation));
    }

    GroupViews.Platform everywhere() {
        return new GroupViews.Platform(
                store.everywhere().stream().map(GroupViews.PlatformRelation::of).toList());
    }

    /** The metrics that a subsidiary may consent to. */
    Set<String> offered() {
        return figures.offered().stream().map(SharedFigures.Offered::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The figures of every subsidiary that consents now, one question each, to its own account. */
    GroupViews.Figures figures(String parent) {
        List<GroupViews.Subsidiary> subsidiaries = new ArrayList<>();
        for (Relation relation : store.list(parent)) {
            if (relation.side() == Relation.Side.PARENT && relation.state() instanceof GroupState.Consented consented) {
                subsidiary(parent, relation, consented.consent()).ifPresent(subsidiaries::add);
            }
        }
        return new GroupViews.Figures(subsidiaries);
    }

    /** Empty when the consent has gone since the list was read. */
    private Optional<GroupViews.Subsidiary> subsidiary(String parent, Relation relation, Consent consent) {
        GroupStore.Reading reading = store.read(parent, relation.id());
        if (reading instanceof GroupStore.Reading.Over) {
            return Optional.empty();
        }
        return Optional.of(
                reading instanceof GroupStore.Reading.Granted granted
                        ? ask(relation, consent, granted.metrics())
                        : answer(relation, consent, null, CLOSED));
    }

    /** One that cannot be asked does not take the others away. */
    private GroupViews.Subsidiary ask(Relation relation, Consent consent, @Nullable List<String> metrics) {
        try {
            Set<String> wanted = metrics == null ? offered() : Set.copyOf(metrics);
            return answer(relation, consent, figures.of(relation.other(), wanted), null);
        } catch (FailureException e) {
            if (e.failure().kind() != FailureKind.UNAVAILABLE) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("tenant", relation.other())
                    .addKeyValue("reason", e.failure().code())
                    .log("A subsidiary's figures could not be asked for");
            return answer(relation, consent, null, e.failure().code());
        }
    }

    private GroupViews.Subsidiary answer(
            Relation relation, Consent consent, @Nullable SharedFigures shared, @Nullable String unavailable) {
        return new GroupViews.Subsidiary(
                relation.id(),
                new GroupViews.Other(
                        relation.other(), names.apply(relation.other()).orElse(null)),
                consent.since(),
                consent.until(),
                shared,
                unavailable);
    }

    /** Who is invited learns who invites; who invites learns a name when there is, or was, a consent. */
    private GroupViews.RelationView view(Relation relation) {
        boolean known =
                relation.side() == Relation.Side.SUBSIDIARY || relation.state().wasConsented();
        return GroupViews.RelationView.of(
                relation, known ? names.apply(relation.other()).orElse(null) : null);
    }
}

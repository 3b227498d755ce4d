package io.atrium.server.groups;

import io.atrium.server.insights.SharedFigures;
import io.atrium.server.tenants.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of the API's answers. */
final class GroupViews {
    private GroupViews() {}

    /**
     * The other side.
     *
     * @param name null where it is not known, or not yet
     */
    record Other(String id, Tenant.@Nullable Names name) {}

    /**
     * A relation as one side sees it.
     *
     * @param cause what ended it
     * @param metrics what was consented to; null: all
     */
    record RelationView(
            UUID id,
            String side,
            Other other,
            String state,
            @Nullable String cause,
            Instant invitedAt,
            @Nullable Instant lapsesAt,
            @Nullable Instant consentedAt,
            @Nullable Instant expiresAt,
            @Nullable List<String> metrics,
            @Nullable Instant endedAt) {

        static RelationView of(Relation relation, Tenant.@Nullable Names name) {
            Facts facts = Facts.of(relation.state());
            return new RelationView(
                    relation.id(),
                    relation.side().code(),
                    new Other(relation.other(), name),
                    relation.state().code(),
                    facts.cause,
                    relation.invitedAt(),
                    facts.lapsesAt,
                    facts.consentedAt,
                    facts.expiresAt,
                    facts.metrics,
                    facts.endedAt);
        }
    }

    /** The relations of an organization, and which metrics there are to consent to. */
    record Own(List<RelationView> relations, List<SharedFigures.Offered> metrics) {}

    /** A relation as operators see it: who with whom and since when, not what. */
    record PlatformRelation(
            UUID id,
            String parent,
            String subsidiary,
            String state,
            @Nullable String cause,
            Instant invitedAt,
            @Nullable Instant consentedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt) {

        static PlatformRelation of(Relation relation) {
            Facts facts = Facts.of(relation.state());
            return new PlatformRelation(
                    relation.id(),
                    relation.tenant(),
                    relation.other(),
                    relation.state().code(),
                    facts.cause,
                    relation.invitedAt(),
                    facts.consentedAt,
                    facts.expiresAt,
                    facts.endedAt);
        }
    }

    record Platform(List<PlatformRelation> relations) {}

    /**
     * A subsidiary's figures.
     *
     * @param figures null when there are none now
     * @param unavailable why there are none; a code
     */
    record Subsidiary(
            UUID relation,
            Other tenant,
            Instant consentedAt,
            @Nullable Instant expiresAt,
            @Nullable SharedFigures figures,
            @Nullable String unavailable) {}

    record Figures(List<Subsidiary> subsidiaries) {}

    /** What a state has to tell. */
    private record Facts(
            @Nullable String cause,
            @Nullable Instant lapsesAt,
            @Nullable Instant consentedAt,
            @Nullable Instant expiresAt,
            @Nullable List<String> metrics,
            @Nullable Instant endedAt) {

        static Facts of(GroupState state) {
            if (state instanceof GroupState.Invited invited) {
                return new Facts(null, invited.lapsesAt(), null, null, null, null);
            }
            if (state instanceof GroupState.Lapsed lapsed) {
                return new Facts(null, lapsed.at(), null, null, null, null);
            }
            if (state instanceof GroupState.Consented consented) {
                return of(consented.consent());
            }
            if (state instanceof GroupState.Expired expired) {
                return of(expired.consent());
            }
            GroupState.Ended ended = (GroupState.Ended) state;
            return new Facts(ended.cause().code(), null, ended.consentedAt(), null, null, ended.at());
        }

        private static Facts of(Consent consent) {
            return new Facts(null, null, consent.since(), consent.until(), consent.metrics(), null);
        }
    }
}

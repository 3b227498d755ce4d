package io.atrium.server.insights;

import io.atrium.server.peers.PeersModule;
import io.atrium.warehouse.metrics.IndexScore;
import java.util.Map;

/**
 * What the index compares with beside the tenant's own departments. They are those of now, whatever days the index looks at.
 *
 * @param peers comparable organizations
 * @param goals set by administrators
 */
public record IndexTargets(Peers peers, Goals goals) {

    /** Knows comparable organizations. */
    public interface Peers {

        /**
         * What those of a tenant reach.
         *
         * @param people N of the organization
         */
        PeersModule.Compared of(String tenantId, long people);
    }

    /** Knows what administrators have set. */
    public interface Goals {

        /** A tenant's goals that hold, by metric. */
        Map<String, IndexScore.Goal> of(String tenantId);
    }

    /** The targets of one tenant. */
    record Found(
            Map<String, IndexScore.Peers> peers, Map<String, IndexScore.Goal> goals, IndexAnswers.Compared compared) {}

    Found of(String tenantId, long people) {
        PeersModule.Compared compared = peers.of(tenantId, people);
        return new Found(
                compared.figures(),
                goals.of(tenantId),
                new IndexAnswers.Compared(
                        compared.industry(),
                        compared.industryName(),
                        compared.size(),
                        compared.sizeFrom(),
                        compared.packs().stream()
                                .map(pack -> new IndexAnswers.Pack(
                                        pack.id(), pack.version(), pack.issued(), pack.publisher()))
                                .toList()));
    }
}

package io.atrium.server.erasure;

import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /platform/erasures} and the proof below {@code /platform/tenants}. */
final class ErasureRoutes implements RouteGroup {
    private static final String ERASURES = "/platform/erasures";

    private final ErasureStore store;

    ErasureRoutes(ErasureStore store) {
        this.store = store;
    }

    private record Name(String zh, String en) {}

    private record View(
            UUID id,
            String tenant,
            Name name,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant recordsExpireAt,
            @Nullable Instant auditUntil,
            @Nullable Instant auditRemovedAt) {
        static View of(Erasure erasure) {
            return new View(
                    erasure.id(),
                    erasure.tenant().id(),
                    new Name(erasure.tenant().nameZh(), erasure.tenant().nameEn()),
                    erasure.requestedBy(),
                    erasure.requestedAt(),
                    erasure.finishedAt(),
                    erasure.recordsExpireAt(),
                    erasure.auditUntil(),
                    erasure.auditRemovedAt());
        }
    }

    private record Listed(List<View> erasures) {}

    @Override
    public void register(Routes routes) {
        Permission read = Permission.of("tenants:read");
        routes.platformGet(
                        ERASURES,
                        read,
                        (context, by) -> context.json(
                                new Listed(store.all().stream().map(View::of).toList())))
                .platformGet("/platform/tenants/{id}/proof", read, (context, by) -> proof(context));
    }

    private void proof(Context context) {
        String tenant = context.pathParam("id");
        String proof = store.proof(tenant).orElseThrow(() -> new ErasureFailure.NoProof(tenant).exception());
        context.contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"erasure-proof.json\"")
                .result(proof);
    }
}

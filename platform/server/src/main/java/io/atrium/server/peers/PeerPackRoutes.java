package io.atrium.server.peers;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.Permission;
import io.atrium.server.http.QueryParameters;
import io.atrium.server.http.RequestBody;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Operator;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code /platform/peer-packs}, for operators. */
final class PeerPackRoutes implements RouteGroup {
    private static final String PATH = "/platform/peer-packs";
    /** All twenty industries, six sizes and twenty metrics are 400 KiB. */
    private static final long LARGEST_PACK = 4L << 20;

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final PeerPacks packs;

    PeerPackRoutes(PeerPacks packs) {
        this.packs = packs;
    }

    @Override
    public void register(Routes routes) {
        Permission write = Permission.of("peer-packs:write");
        routes.platformGet(PATH, Permission.of("peer-packs:read"), (context, operator) -> context.json(packs.list()))
                .platformPost(PATH, write, this::take)
                .platformPost(PATH + "/{pack}/remove", write, this::remove);
    }

    private void take(Context context, Operator by) {
        String key = new QueryParameters(context).text("trustedKey", 200);
        String trusted = key == null ? "" : key.toLowerCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(trusted).matches()) {
            throw RequestFailure.Invalid.field(
                            "trustedKey",
                            key == null ? "missing" : "bad-value",
                            "Name the publisher's key that you trust by the SHA-256 of its public half: 64 hexadecimal digits (atrium peer-packs verify prints it).")
                    .exception();
        }
        PeerPacks.Imported imported = packs.take(RequestBody.read(context, LARGEST_PACK), trusted, by);
        context.status(imported.replaced() == null ? HttpStatus.CREATED : HttpStatus.OK)
                .json(imported);
    }

    private void remove(Context context, Operator by) {
        packs.remove(context.pathParam("pack"), by);
        context.status(HttpStatus.NO_CONTENT);
    }
}

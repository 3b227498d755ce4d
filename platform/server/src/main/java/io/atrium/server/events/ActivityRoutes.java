package io.atrium.server.events;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** {@code POST /activity}. */
public final class ActivityRoutes implements RouteGroup {

    /** The answer when nothing was recorded. */
    record NotRecorded(boolean recorded, String reason, String message) {}

    private static final NotRecorded NO_MEMBER = new NotRecorded(
            false,
            "no-member",
            "The directory has no member whose external id is this account's user name or e-mail address, so nothing was recorded.");

    private static final NotRecorded FULL = new NotRecorded(
            false,
            "quota-storage",
            "The organization stores as much as it may, so nothing was recorded. Its administrators see that under settings, quotas.");

    private static final NotRecorded WITHHELD =
            new NotRecorded(false, "opted-out", "You have opted out, so nothing was recorded.");

    private final Activity activity;
    private final EventLimits limits;

    public ActivityRoutes(Activity activity, EventLimits limits) {
        this.activity = activity;
        this.limits = limits;
    }

    @Override
    public void register(Routes routes) {
        routes.post("/activity", Permission.of("home:read"), this::record);
    }

    private void record(Context context, Caller caller) {
        // No failure: a page that somebody reads does not break because of it.
        if (limits.isFull(caller.tenant())) {
            context.json(FULL);
            return;
        }
        switch (activity.record(caller, Json.body(context, ActivityBody.class))) {
            case RECORDED -> context.status(HttpStatus.NO_CONTENT);
            case NO_MEMBER -> context.json(NO_MEMBER);
            case WITHHELD -> context.json(WITHHELD);
        }
    }
}

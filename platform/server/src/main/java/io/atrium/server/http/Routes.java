package io.atrium.server.http;

import io.atrium.server.failure.FailureException;
import io.atrium.server.security.AccessFailure;
import io.atrium.server.security.Authenticator;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Identity;
import io.atrium.server.security.Operator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where features put their routes. There is no way to register one without saying who may use it: either a permission or
 * {@code open}. A route is a tenant's or, below {@code /platform/}, the operator's; each refuses the other's tokens. Paths are relative to {@code /api/v1}, except those of {@link #page}.
 */
public final class Routes {
    /** The prefix of every API route. */
    public static final String API = "/api/v1";

    private static final String PLATFORM = "/platform/";
    private static final String TENANT_PARAMETER = "tenant";

    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Refusals refusals;
    private final Arrivals arrivals;
    private final List<Endpoint> endpoints = new ArrayList<>();

    Routes(Authenticator authenticator, RateLimits limits, Refusals refusals, Arrivals arrivals) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.refusals = refusals;
        this.arrivals = arrivals;
    }

    /** {@code GET} for holders of the permission. */
    public Routes get(String path, Permission permission, CallerHandler handler) {
        return add(HandlerType.GET, path, permission, handler);
    }

    /** {@code POST} for holders of the permission. */
    public Routes post(String path, Permission permission, CallerHandler handler) {
        return add(HandlerType.POST, path, permission, handler);
    }

    /** {@code PUT} for holders of the permission. */
    public Routes put(String path, Permission permission, CallerHandler handler) {
        return add(HandlerType.PUT, path, permission, handler);
    }

    /** {@code DELETE} for holders of the permission. */
    public Routes delete(String path, Permission permission, CallerHandler handler) {
        return add(HandlerType.DELETE, path, permission, handler);
    }

    /** {@code GET} below {@code /api/v1/platform} for operators who hold the permission. */
    public Routes platformGet(String path, Permission permission, OperatorHandler handler) {
        return addPlatform(HandlerType.GET, path, permission, handler);
    }

    /** {@code POST} below {@code /api/v1/platform} for operators who hold the permission. */
    public Routes platformPost(String path, Permission permission, OperatorHandler handler) {
        return addPlatform(HandlerType.POST, path, permission, handler);
    }

    /** {@code PUT} below {@code /api/v1/platform} for operators who hold the permission. */
    public Routes platformPut(String path, Permission permission, OperatorHandler handler) {
        return addPlatform(HandlerType.PUT, path, permission, handler);
    }

    /** {@code GET} below {@code /api/v1/public} for anybody. */
    public Routes openGet(String path, PublicHandler handler) {
        if (!path.startsWith("/public/")) {
            throw new IllegalArgumentException("Open API routes begin with /public/, not " + path);
        }
        return add(HandlerType.GET, API + path, new Access.Everybody(), handler::handle);
    }

    /** {@code GET} outside the API for anybody: pages and files. */
    public Routes page(String path, PublicHandler handler) {
        return add(HandlerType.GET, path, new Access.Everybody(), handler::handle);
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    List<DeclaredRoute> declared() {
        return endpoints.stream()
                .map(endpoint -> new DeclaredRoute(endpoint.method.name(), endpoint.path, permission(endpoint)))
                .toList();
    }

    private static @Nullable String permission(Endpoint endpoint) {
        Access.Holders holders = endpoint.metadata(Access.Holders.class);
        return holders == null ? null : holders.permission().name();
    }

    private Routes add(HandlerType method, String path, Permission permission, CallerHandler handler) {
        if (path.startsWith(PLATFORM)) {
            throw new IllegalArgumentException("Below " + PLATFORM + " only operators are served, not " + path);
        }
        return add(method, API + path, new Access.Holders(permission), context -> {
            Identity identity = identify(context);
            try {
                if (!(identity instanceof Caller caller)) {
                    throw new AccessFailure.TenantNeeded().exception();
                }
                requireOwnTenant(context, caller);
                permission.check(caller);
                handler.handle(context, caller);
            } catch (FailureException e) {
                tell(e, identity, method, path);
                throw e;
            }
        });
    }

    private Routes addPlatform(HandlerType method, String path, Permission permission, OperatorHandler handler) {
        if (!path.startsWith(PLATFORM)) {
            throw new IllegalArgumentException("Routes of the operator begin with " + PLATFORM + ", not " + path);
        }
        return add(method, API + path, new Access.Holders(permission), context -> {
            Identity identity = identify(context);
            try {
                if (!(identity instanceof Operator operator)) {
                    throw new AccessFailure.PlatformNeeded().exception();
                }
                permission.check(operator);
                handler.handle(context, operator);
            } catch (FailureException e) {
                tell(e, identity, method, path);
                throw e;
            }
        });
    }

    private void tell(FailureException e, Identity identity, HandlerType method, String path) {
        if (e.failure() instanceof AccessFailure refusal) {
            refusals.refused(identity, method.name() + " " + API + path, refusal.code());
        }
    }

    private Identity identify(Context context) {
        Identity identity =
                authenticator.authenticate(context.header("Authorization")).from(RequestAttributes.origin(context));
        RequestAttributes.identity(context, identity);
        limits.admit(identity);
        arrivals.arrived(identity);
        return identity;
    }

    private Routes add(HandlerType method, String path, Access access, Handler handler) {
        endpoints.add(Endpoint.create(method, path).addMetadata(access).handler(handler));
        return this;
    }

    private static void requireOwnTenant(Context context, Caller caller) {
        String named = context.pathParamMap().get(TENANT_PARAMETER);
        if (named != null && !named.equals(caller.tenant())) {
            throw new AccessFailure.ForeignTenant().exception();
        }
    }
}

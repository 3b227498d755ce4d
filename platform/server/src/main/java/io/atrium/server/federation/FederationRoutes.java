package io.atrium.server.federation;

import io.atrium.server.http.Json;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** {@code /settings/sign-in}. The tenant is always the caller's. */
final class FederationRoutes implements RouteGroup {
    // Not settings: those can be granted to others, and who decides how people sign in can sign in as anybody.
    private static final Permission READ = Permission.of("accounts:read");
    private static final Permission WRITE = Permission.of("accounts:write");
    private static final String PROVIDERS = "/settings/sign-in/providers";
    private static final String DIRECTORIES = "/settings/sign-in/directories";

    private final Providers providers;
    private final Directories directories;
    private final List<String> hosts;

    /**
     * @param hosts that may be reached
     */
    FederationRoutes(Providers providers, Directories directories, List<String> hosts) {
        this.providers = providers;
        this.directories = directories;
        this.hosts = List.copyOf(hosts);
    }

    private record Sources(List<IdentityProvider> providers, List<LdapDirectory> directories, List<String> hosts) {}

    @Override
    public void register(Routes routes) {
        routes.get("/settings/sign-in", READ, this::list)
                .post(PROVIDERS, WRITE, this::createProvider)
                .post(
                        PROVIDERS + "/test",
                        WRITE,
                        (context, caller) ->
                                context.json(providers.test(caller, Json.body(context, ProviderChange.class))))
                .put(
                        PROVIDERS + "/{alias}",
                        WRITE,
                        (context, caller) -> context.json(providers.change(
                                caller, context.pathParam("alias"), Json.body(context, ProviderChange.class))))
                .delete(PROVIDERS + "/{alias}", WRITE, this::deleteProvider)
                .post(DIRECTORIES, WRITE, this::createDirectory)
                .post(
                        DIRECTORIES + "/test",
                        WRITE,
                        (context, caller) -> context.json(directories.test(caller, Json.body(context, LdapTest.class))))
                .put(
                        DIRECTORIES + "/{directory}",
                        WRITE,
                        (context, caller) -> context.json(directories.change(
                                caller, context.pathParam("directory"), Json.body(context, LdapChange.class))))
                .delete(DIRECTORIES + "/{directory}", WRITE, this::deleteDirectory)
                .post(
                        DIRECTORIES + "/{directory}/sync",
                        WRITE,
                        (context, caller) -> context.json(directories.sync(caller, context.pathParam("directory"))));
    }

    private void list(Context context, Caller caller) {
        context.json(new Sources(providers.list(caller.tenant()), directories.list(caller.tenant()), hosts));
    }

    private void createProvider(Context context, Caller caller) {
        context.status(HttpStatus.CREATED).json(providers.create(caller, Json.body(context, ProviderChange.class)));
    }

    private void deleteProvider(Context context, Caller caller) {
        providers.delete(caller, context.pathParam("alias"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void createDirectory(Context context, Caller caller) {
        context.status(HttpStatus.CREATED).json(directories.create(caller, Json.body(context, LdapChange.class)));
    }

    private void deleteDirectory(Context context, Caller caller) {
        directories.delete(caller, context.pathParam("directory"));
        context.status(HttpStatus.NO_CONTENT);
    }
}

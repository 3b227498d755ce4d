package io.atrium.server.transfer;

import io.atrium.server.http.Json;
import io.atrium.server.http.OperatorHandler;
import io.atrium.server.http.Permission;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.security.Operator;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exports below {@code /platform/tenants/{id}}, and {@code /platform/imports}. */
final class TransferRoutes implements RouteGroup {
    private static final String EXPORTS = "/platform/tenants/{id}/exports";
    private static final String EXPORT = EXPORTS + "/{export}";
    private static final String IMPORTS = "/platform/imports";
    private static final String IMPORT = IMPORTS + "/{import}";
    private static final String MEDIA_TYPE = "application/x-tar";
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final @Nullable Exports exports;
    private final @Nullable Imports imports;

    /**
     * @param exports null when the installation has no place for archives
     */
    TransferRoutes(@Nullable Exports exports, @Nullable Imports imports) {
        this.exports = exports;
        this.imports = imports;
    }

    private record ExportView(
            UUID id,
            String tenant,
            String state,
            String stage,
            String requestedBy,
            Instant requestedAt,
            @Nullable Boolean complete,
            int files,
            long rowsDone,
            @Nullable Long rowsTotal,
            @Nullable String failure,
            @Nullable Instant finishedAt,
            @Nullable Instant expiresAt,
            @Nullable Long bytes,
            @Nullable String sha256) {
        static ExportView of(Export export) {
            return new ExportView(
                    export.id(),
                    export.tenant(),
                    export.state().stored(),
                    export.stage(),
                    export.requestedBy(),
                    export.requestedAt(),
                    export.complete(),
                    export.parts().size(),
                    export.rowsDone(),
                    export.plan() == null ? null : export.plan().rows(),
                    export.failure(),
                    export.finishedAt(),
                    export.expiresAt(),
                    export.bytes(),
                    export.sha256());
        }
    }

    private record Name(String zh, String en) {}

    private record ImportView(
            UUID id,
            String tenant,
            Name name,
            String state,
            String uploadedBy,
            Instant uploadedAt,
            Instant exportedAt,
            long bytes,
            String sha256,
            @Nullable String signedBy,
            @Nullable String startedBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        static ImportView of(Import one) {
            return new ImportView(
                    one.id(),
                    one.tenant(),
                    new Name(one.nameZh(), one.nameEn()),
                    one.state().stored(),
                    one.uploadedBy(),
                    one.uploadedAt(),
                    one.exportedAt(),
                    one.bytes(),
                    one.sha256(),
                    one.signedBy(),
                    one.startedBy(),
                    one.startedAt(),
                    one.finishedAt());
        }
    }

    private record ExportsView(List<ExportView> exports) {}

    private record ImportsView(List<ImportView> imports) {}

    /** The password is in this answer and in no other. */
    private record StartedView(
            @com.fasterxml.jackson.annotation.JsonProperty("import")
            ImportView begun,

            @Nullable FirstSignIn administrator) {}

    private record FirstSignIn(String username, String oneTimePassword) {
        @Override
        public String toString() {
            return "FirstSignIn[" + username + "]";
        }
    }

    @Override
    public void register(Routes routes) {
        Permission read = Permission.of("tenants:read");
        Permission export = Permission.of("tenants:export");
        Permission restore = Permission.of("tenants:import");
        routes.platformGet(EXPORTS, read, exporting((context, by, all) -> list(context, all)))
                .platformPost(
                        EXPORTS,
                        export,
                        exporting((context, by, all) ->
                                context.status(ACCEPTED).json(ExportView.of(all.request(tenant(context), by)))))
                .platformGet(
                        EXPORT,
                        read,
                        exporting((context, by, all) ->
                                context.json(ExportView.of(all.find(tenant(context), id(context, "export"))))))
                .platformGet(EXPORT + "/archive", export, exporting(TransferRoutes::download))
                .platformPost(
                        EXPORT + "/remove",
                        export,
                        exporting((context, by, all) ->
                                context.json(ExportView.of(all.remove(tenant(context), id(context, "export"), by)))))
                .platformGet(
                        IMPORTS,
                        restore,
                        importing((context, by, all) -> context.json(new ImportsView(
                                all.all().stream().map(ImportView::of).toList()))))
                .platformPost(IMPORTS, restore, importing(TransferRoutes::upload))
                .platformGet(
                        IMPORT,
                        restore,
                        importing((context, by, all) -> context.json(ImportView.of(all.find(id(context, "import"))))))
                .platformGet(
                        IMPORT + "/plan",
                        restore,
                        importing((context, by, all) ->
                                context.json(all.plan(id(context, "import"), context.queryParam("administrator")))))
                .platformPost(IMPORT + "/start", restore, importing(TransferRoutes::start));
    }

    private interface WithExports {
        void handle(Context context, Operator by, Exports exports) throws Exception;
    }

    private interface WithImports {
        void handle(Context context, Operator by, Imports imports) throws Exception;
    }

    private OperatorHandler exporting(WithExports handler) {
        return (context, by) -> {
            if (exports == null) {
                throw new TransferFailure.Absent().exception();
            }
            handler.handle(context, by, exports);
        };
    }

    private OperatorHandler importing(WithImports handler) {
        return (context, by) -> {
            if (imports == null) {
                throw new TransferFailure.Absent().exception();
            }
            handler.handle(context, by, imports);
        };
    }

    private static void list(Context context, Exports exports) {
        context.json(new ExportsView(
                exports.of(tenant(context)).stream().map(ExportView::of).toList()));
    }

    private static void download(Context context, Operator by, Exports exports) throws IOException {
        UUID id = id(context, "export");
        Exports.Download download = exports.download(tenant(context), id, by);
        context.contentType(MEDIA_TYPE);
        context.header("Content-Disposition", "attachment; filename=\"" + tenant(context) + "-" + id + ".tar\"");
        context.header("Cache-Control", "no-store");
        context.res().setContentLengthLong(download.bytes());
        Files.copy(download.file(), context.res().getOutputStream());
    }

    private static void upload(Context context, Operator by, Imports imports) throws IOException {
        Import upload = imports.upload(context.req().getInputStream(), by);
        context.status(CREATED)
                .header("Location", Routes.API + IMPORTS + "/" + upload.id())
                .json(imports.plan(upload.id(), context.queryParam("administrator")));
    }

    private static void start(Context context, Operator by, Imports imports) throws IOException {
        Imports.Started started = imports.start(id(context, "import"), Json.body(context, Imports.Start.class), by);
        context.status(ACCEPTED)
                .header(
                        "Location",
                        Routes.API + "/platform/tenants/" + started.begun().tenant())
                .header("Cache-Control", "no-store")
                .json(new StartedView(
                        ImportView.of(started.begun()),
                        started.username() == null || started.oneTimePassword() == null
                                ? null
                                : new FirstSignIn(started.username(), started.oneTimePassword())));
    }

    private static String tenant(Context context) {
        return context.pathParam("id");
    }

    private static UUID id(Context context, String what) {
        try {
            return UUID.fromString(context.pathParam(what));
        } catch (IllegalArgumentException e) {
            throw new TransferFailure.NotFound(what).exception(e);
        }
    }
}

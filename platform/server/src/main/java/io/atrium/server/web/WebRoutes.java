package io.atrium.server.web;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import io.atrium.server.web.WebFiles.WebFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code /} and {@code /t/…} are the application; {@code /assets/…} have their content's hash in their name. */
public final class WebRoutes implements RouteGroup {
    private static final String INDEX = "index.html";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";
    private static final int NOT_MODIFIED = 304;
    private static final int UNAVAILABLE = 503;

    private final WebFiles files;

    /**
     * Serves a directory.
     *
     * @param directory the output of the web's build; it may appear later
     */
    public WebRoutes(Path directory) {
        this.files = new WebFiles(directory);
    }

    @Override
    public void register(Routes routes) {
        routes.page("/", this::index)
                .page("/t/<path>", this::index)
                .page("/platform", this::index)
                .page("/platform/<path>", this::index)
                .page("/assets/<path>", context -> file(context, "assets/" + context.pathParam("path"), FOR_EVER))
                .page("/{file}", context -> file(context, context.pathParam("file"), ASK_FIRST));
    }

    private void index(Context context) throws IOException {
        Optional<WebFile> index = files.find(INDEX);
        if (index.isEmpty()) {
            context.status(UNAVAILABLE)
                    .header("Cache-Control", "no-store")
                    .html(MISSING.replace("{}", escaped(files.directory().toString())));
            return;
        }
        send(context, index.orElseThrow(), ASK_FIRST);
    }

    private void file(Context context, String path, String caching) throws IOException {
        WebFile file = files.find(path)
                .orElseThrow(
                        () -> new RequestFailure.NotFound("There is nothing at " + context.path() + ".").exception());
        send(context, file, caching);
    }

    private static void send(Context context, WebFile file, String caching) throws IOException {
        context.header("Cache-Control", caching).header("ETag", file.tag());
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        context.contentType(file.contentType()).result(Files.readAllBytes(file.path()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static final String MISSING = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Atrium</title>
            <style>body{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:15vh auto;padding:0 1em}code{word-break:break-all}</style>
            </head><body>
            <h1>Atrium</h1>
            <p>The server runs, but the web application has not been built: <code>{}/index.html</code> is missing.
            Run <code>make up</code>, or set <code>web.directory</code> in the server's configuration.</p>
            <p lang="zh-CN">服务器已在运行，但网页应用尚未构建：缺少 <code>{}/index.html</code>。
            请运行 <code>make up</code>，或在服务器配置中设置 <code>web.directory</code>。</p>
            </body></html>
            """;
}

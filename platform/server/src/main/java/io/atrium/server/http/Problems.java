package io.atrium.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FailureKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an HTTP answer. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void install(RoutesConfig routes) {
        routes.exception(FailureException.class, (exception, context) -> failure(context, exception));
        routes.exception(HttpResponseException.class, (exception, context) -> framework(context, exception));
        routes.exception(Exception.class, (exception, context) -> unexpected(context, exception));
    }

    private static void failure(Context context, FailureException exception) {
        Failure failure = exception.failure();
        failure.retryAfter()
                .ifPresent(wait -> context.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        if (failure.kind() == FailureKind.UNAUTHENTICATED) {
            context.header("WWW-Authenticate", "Bearer");
        }
        if (failure.kind().status() >= FailureKind.INTERNAL.status()) {
            log.atWarn()
                    .addKeyValue("code", failure.code())
                    .addKeyValue("path", context.path())
                    .setCause(exception.getCause())
                    .log(failure.detail());
        }
        write(context, Problem.of(failure));
    }

    private static void framework(Context context, HttpResponseException exception) {
        int status = exception.getStatus();
        String title = switch (status) {
            case 404 -> FailureKind.NOT_FOUND.title();
            case 405 -> "Method not allowed";
            case 413 -> FailureKind.TOO_LARGE.title();
            default -> status < 500 ? FailureKind.MALFORMED.title() : FailureKind.INTERNAL.title();
        };
        String detail = switch (status) {
            case 404 -> "There is nothing at " + context.path() + ".";
            case 405 -> "This address does not take " + context.method().name() + ".";
            default -> title + ".";
        };
        write(context, Problem.of(status, title, detail, "http-" + status));
    }

    private static void unexpected(Context context, Exception exception) {
        String reference =
                Integer.toHexString(System.identityHashCode(exception)).toLowerCase(Locale.ROOT);
        log.atError()
                .addKeyValue("reference", reference)
                .addKeyValue("method", context.method().name())
                .addKeyValue("path", context.path())
                .setCause(exception)
                .log("Request failed unexpectedly");
        write(
                context,
                Problem.of(
                        FailureKind.INTERNAL.status(),
                        FailureKind.INTERNAL.title(),
                        "Something went wrong here. The server's log has it under reference " + reference + ".",
                        "internal"));
    }

    private static void write(Context context, Problem problem) {
        try {
            context.status(problem.status())
                    .contentType(Problem.CONTENT_TYPE)
                    .header("Cache-Control", "no-store")
                    .result(Json.mapper().writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem could not be written", e);
        }
    }
}

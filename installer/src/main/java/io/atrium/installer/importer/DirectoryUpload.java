package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a directory file as it is to {@code POST /directory/import}; the server judges every line. */
final class DirectoryUpload {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Api api;
    private final Narrator narrator;

    DirectoryUpload(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    /** Whether the server changes anything. */
    enum Mode {
        FOR_REAL,
        DRY_RUN
    }

    /**
     * Sends the file and tells what it changed.
     *
     * @param effectiveFrom the day from which the file holds where it does not say so itself; null for today
     * @throws Failure when lines are wrong: they have been told, and nothing was changed
     */
    void send(Path file, @Nullable LocalDate effectiveFrom, Mode mode) throws Failure, InterruptedException {
        boolean gzip = isGzip(file);
        String query =
                "?dryRun=" + (mode == Mode.DRY_RUN) + (effectiveFrom == null ? "" : "&effectiveFrom=" + effectiveFrom);
        BodyPublisher body = body(file);
        Answer answer = api.post("The directory " + file.getFileName(), "/directory/import" + query, LIMIT, request -> {
            HttpRequest.Builder csv = request.header("Content-Type", "text/csv; charset=utf-8");
            return (gzip ? csv.header("Content-Encoding", "gzip") : csv).POST(body);
        });
        List<String> errors = errors(file, answer.body());
        if (answer.status() != 200 || !errors.isEmpty()) {
            errors.forEach(narrator::line);
            throw refused(file, answer, errors.size());
        }
        tell(file, answer, mode);
    }

    private void tell(Path file, Answer answer, Mode mode) throws Failure {
        JsonNode body = answer.body();
        narrator.line(
                "Directory %s%s: %,d rows, %,d members new, %,d changed, %,d moved, %,d unchanged, %,d departments new."
                        .formatted(
                                file.getFileName(),
                                mode == Mode.DRY_RUN ? " (dry run, nothing changed)" : "",
                                answer.number("rows"),
                                answer.number("created"),
                                answer.number("changed"),
                                answer.number("moved"),
                                answer.number("unchanged"),
                                answer.number("departmentsCreated")));
        List<String> ignored = new ArrayList<>();
        body.path("ignoredColumns").forEach(column -> ignored.add(column.asText()));
        if (!ignored.isEmpty()) {
            narrator.line("Directory columns without a meaning here: " + String.join(", ", ignored) + ".");
        }
    }

    private static List<String> errors(Path file, JsonNode body) {
        List<String> lines = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            String place = error.has("line") ? " line " + error.path("line").asText() : "";
            String field = error.path("field").asText("");
            lines.add(file.getFileName() + place + (field.isEmpty() ? "" : ", " + field) + ": "
                    + error.path("message").asText() + " [" + error.path("code").asText() + "]");
        }
        return lines;
    }

    private static Failure refused(Path file, Answer answer, int shown) {
        String detail = answer.detail();
        String what = answer.status() == 413
                ? "it is too large for one request; split it by departments"
                : detail.isEmpty() ? shown + " problems, nothing was changed" : detail;
        return new Failure(Reason.BAD_INPUT, "The server does not take the directory " + file + ": " + what + ".");
    }

    private static BodyPublisher body(Path file) throws Failure {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new Failure(Reason.BAD_INPUT, file + " cannot be read: " + e, e);
        }
    }

    private static boolean isGzip(Path file) throws Failure {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 2)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        } catch (IOException e) {
            throw new Failure(Reason.BAD_INPUT, file + " cannot be read: " + e, e);
        }
    }
}

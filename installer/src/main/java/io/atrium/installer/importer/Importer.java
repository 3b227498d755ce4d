package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Imports a tenant's directory and messages, and tells about it. */
public final class Importer {

    private final Target target;
    private final PrintWriter out;
    private final Api api;

    /**
     * Whom to import for, and where.
     *
     * @param server the platform's public address, without a slash at the end
     * @param tenant id of the tenant
     * @param secretFile secret of its service account
     * @param folder where progress and rejected rows are kept
     */
    public record Target(String server, String tenant, Path secretFile, Path folder) {}

    public Importer(Target target, PrintWriter out) {
        this.target = target;
        this.out = out;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        Tokens tokens = new Tokens(http, target.server(), target.tenant(), target.secretFile(), Clock.systemUTC());
        this.api = new Api(http, target.server(), tokens, new SecureRandom());
    }

    /** How much is really done. */
    public enum Mode {
        /** Everything is checked, nothing is changed. */
        DRY_RUN,
        /** Goes on where an earlier run stopped. */
        RESUME,
        /** From the beginning; what is there already is not counted again. */
        RESTART
    }

    /**
     * Imports a directory.
     *
     * @param effectiveFrom from which day on, when the file does not say
     * @return whether it was accepted
     */
    public boolean directory(Path file, @Nullable LocalDate effectiveFrom, Mode mode)
            throws IOException, InterruptedException {
        String path = "/api/v1/directory/import?dryRun=" + (mode == Mode.DRY_RUN)
                + (effectiveFrom == null ? "" : "&effectiveFrom=" + effectiveFrom);
        Api.Answer answer = api.post(path, "text/csv", Api.Encoding.PLAIN, Files.readAllBytes(file));
        JsonNode report = answer.body();
        if (answer.status() == 200) {
            out.printf(
                    "Directory: %d rows, %d created, %d changed, %d moved, %d unchanged, %d departments created%s.%n",
                    report.path("rows").asLong(),
                    report.path("created").asLong(),
                    report.path("changed").asLong(),
                    report.path("moved").asLong(),
                    report.path("unchanged").asLong(),
                    report.path("departmentsCreated").asLong(),
                    mode == Mode.DRY_RUN ? " (dry run: nothing is changed)" : "");
            ignored(report.path("ignoredColumns"));
            out.flush();
            return true;
        }
        out.println("The directory was refused, nothing is changed:");
        for (JsonNode error : report.path("errors")) {
            out.printf(
                    "  line %d, %s: %s%n",
                    error.path("line").asLong(),
                    error.path("field").asText(),
                    error.path("message").asText());
        }
        out.flush();
        return false;
    }

    private void ignored(JsonNode columns) {
        if (!columns.isEmpty()) {
            out.println("Ignored columns: " + columns);
        }
    }

    /**
     * Imports messages, after the directory when one is given.
     *
     * @param name names the origin: the events' source is {@code urn:atrium:import:<name>}
     * @return whether every row was accepted
     */
    public boolean messages(
            Path file,
            @Nullable Path directory,
            @Nullable LocalDate effectiveFrom,
            String name,
            int batchSize,
            Mode mode)
            throws IOException, InterruptedException {
        out.println("Looking through " + file + " …");
        out.flush();
        Survey survey = Survey.of(file);
        out.printf("Messages: %,d rows, %,d of them unreadable.%n", survey.rows(), survey.bad());
        if (!survey.ignoredColumns().isEmpty()) {
            out.println("Ignored columns: " + String.join(", ", survey.ignoredColumns()));
        }
        if (directory != null && !directory(directory, beginning(survey, effectiveFrom), mode)) {
            return false;
        }
        return mode == Mode.DRY_RUN ? survey.bad() == 0 : send(file, survey, name, batchSize, mode);
    }

    /** A person must be in the directory when they wrote: one day early, because a day begins elsewhere before UTC's. */
    private static @Nullable LocalDate beginning(Survey survey, @Nullable LocalDate effectiveFrom) {
        if (effectiveFrom != null || survey.earliest() == null) {
            return effectiveFrom;
        }
        return survey.earliest().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }

    private boolean send(Path file, Survey survey, String name, int batchSize, Mode mode)
            throws IOException, InterruptedException {
        ProgressFile progressFile = new ProgressFile(target.folder(), target.tenant(), survey.checksum());
        RejectedFile rejected = new RejectedFile(target.folder()
                .resolve(target.tenant() + "-" + survey.checksum().substring(0, 16) + "-rejected.csv"));
        if (mode == Mode.RESTART) {
            progressFile.delete();
            rejected.delete();
        }
        long before = progressFile.read().rows();
        if (before > 0) {
            out.printf("Going on after row %,d, where the last run stopped (--restart begins anew).%n", before);
        }
        Speed speed = new Speed(out, survey.rows(), before);
        ProgressFile.Progress done =
                new MessageImport(api, progressFile, rejected, "urn:atrium:import:" + name, batchSize, speed).run(file);
        speed.summary(done);
        if (done.rejected() > 0) {
            out.println("Rejected rows with their reasons: " + rejected.path());
        }
        out.flush();
        return done.rejected() == 0;
    }
}

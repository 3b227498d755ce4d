package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The import of one file, from the look at it to the summary. */
final class LogRun {

    private static final int ALL_ACCEPTED = 0;
    private static final int SOME_REJECTED = 3;

    private final TargetOptions target;
    private final Plan plan;
    private final Narrator narrator;
    private final Clock clock;

    LogRun(TargetOptions target, Plan plan, Narrator narrator, Clock clock) {
        this.target = target;
        this.plan = plan;
        this.narrator = narrator;
        this.clock = clock;
    }

    /**
     * What is to be imported, and how.
     *
     * @param file the rows
     * @param format what they mean
     * @param meaning what else decides which events they become, such as the process; part of the key by which the file is known
     * @param directory sent before; null: the members are there
     * @param source the events' source
     * @param effectiveFrom null: the day of the earliest event
     * @param batch rows a request
     * @param inFlight requests at the same time
     */
    record Plan(
            Path file,
            LogFormat format,
            String meaning,
            @Nullable Path directory,
            String source,
            @Nullable LocalDate effectiveFrom,
            int batch,
            int inFlight) {}

    /** Where to begin. */
    enum Begin {
        WHERE_IT_STOPPED,
        ANEW
    }

    /** Reads the files and lets the server check the directory; sends no event. */
    int rehearse() throws Failure, InterruptedException {
        Survey survey = survey();
        survey.examples().forEach(this::tell);
        Api api = target.connect(narrator);
        api.signIn();
        sendDirectory(api, survey, DirectoryUpload.Mode.DRY_RUN);
        narrator.line(String.format(
                Locale.ROOT,
                "Dry run: %,d %s would be sent as %s, %,d rows cannot be. Nothing was sent.",
                survey.rows() - survey.faulty(),
                plan.format().noun(),
                plan.source(),
                survey.faulty()));
        return survey.faulty() == 0 ? ALL_ACCEPTED : SOME_REJECTED;
    }

    /** Sends what is not acknowledged yet, or everything. */
    int run(Begin begin) throws Failure, InterruptedException {
        Workplace workplace =
                Workplace.of(target.home(), target.tenant(), plan.file(), plan.directory(), plan.meaning());
        try (FileChannel lock = workplace.lock()) {
            Optional<Ledger.Entry> before =
                    begin == Begin.ANEW ? Optional.empty() : workplace.ledger().read();
            if (before.isPresent()) {
                requireSame(before.orElseThrow());
                if (before.orElseThrow().isComplete()) {
                    return alreadySent(before.orElseThrow(), workplace);
                }
            }
            int code = send(workplace, before);
            lock.force(false);
            return code;
        } catch (IOException e) {
            throw new Failure(Reason.BAD_INPUT, "The folder " + workplace.folder() + " cannot be written: " + e, e);
        }
    }

    private int send(Workplace workplace, Optional<Ledger.Entry> before)
            throws Failure, InterruptedException, IOException {
        Survey survey = survey();
        Api api = target.connect(narrator);
        api.signIn();
        Ledger ledger = workplace.ledger();
        Ledger.Entry start = before.isPresent() ? before.orElseThrow() : begin(survey);
        if (!start.directorySent()) {
            sendDirectory(api, survey, DirectoryUpload.Mode.FOR_REAL);
            start = start.withDirectorySent(clock.instant());
        }
        ledger.write(start);
        if (start.acknowledged() > 0) {
            narrator.line(String.format(Locale.ROOT, "Going on after %,d acknowledged rows.", start.acknowledged()));
        }
        Pace pace = new Pace(start.acknowledged(), clock.instant());
        try (LogFile file = LogFile.open(plan.file(), plan.format());
                RejectedFile rejected = new RejectedFile(workplace.rejected(), file.header(), start.rejectedBytes())) {
            Ledger.Entry end = new LogImport(new EventSender(api), plan.inFlight(), narrator, clock)
                    .run(file, start, plan.batch(), ledger, rejected);
            return summarize(end, pace, workplace);
        }
    }

    private Ledger.Entry begin(Survey survey) throws Failure {
        Path directory = plan.directory();
        Instant now = clock.instant();
        return new Ledger.Entry(
                target.tenant(),
                target.server().toString(),
                plan.source(),
                plan.file().toAbsolutePath().toString(),
                directory == null ? null : directory.toAbsolutePath().toString(),
                survey.rows(),
                directory == null,
                0,
                0,
                0,
                0,
                now,
                now,
                null);
    }

    private void requireSame(Ledger.Entry before) throws Failure {
        String server = target.server().toString();
        if (!before.source().equals(plan.source())) {
            throw new Failure(
                    Reason.USAGE,
                    "These " + plan.format().noun() + " were sent as " + before.source()
                            + " before. Give the same --name; under " + plan.source()
                            + " they would count a second time (--restart does that).");
        }
        if (!before.server().equals(server)) {
            throw new Failure(
                    Reason.USAGE,
                    "These files were sent to " + before.server() + " before, now the server is " + server
                            + ". Send everything there with --restart; what is there already does not count twice.");
        }
    }

    private Survey survey() throws Failure {
        Survey survey = Survey.of(plan.file(), plan.format());
        String span = survey.earliest().isAfter(survey.latest())
                ? ""
                : " from %s to %s".formatted(survey.earliest(), survey.latest());
        narrator.line(String.format(
                Locale.ROOT,
                "%s %s: %,d rows%s.",
                capitalized(plan.format().noun()),
                plan.file().getFileName(),
                survey.rows(),
                span));
        if (!survey.ignoredColumns().isEmpty()) {
            narrator.line("Columns without a meaning here: " + String.join(", ", survey.ignoredColumns()) + ".");
        }
        survey.remarks().forEach(narrator::line);
        return survey;
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void sendDirectory(Api api, Survey survey, DirectoryUpload.Mode mode) throws Failure, InterruptedException {
        Path directory = plan.directory();
        if (directory == null) {
            return;
        }
        LocalDate from = plan.effectiveFrom() == null
                ? LocalDate.ofInstant(survey.earliest(), api.tenant().zone())
                : plan.effectiveFrom();
        new DirectoryUpload(api, narrator).send(directory, from, mode);
    }

    private void tell(Row.Rejection rejection) {
        narrator.line(plan.file().getFileName() + " line " + rejection.line() + ": "
                + rejection.problem().message() + " [" + rejection.problem().code() + "]");
    }

    private int alreadySent(Ledger.Entry entry, Workplace workplace) {
        narrator.line(String.format(
                Locale.ROOT,
                "All %,d rows were sent already, the last at %s: %,d accepted, %,d rejected. Send them again with --restart; that changes nothing.",
                entry.rows(),
                entry.completedAt(),
                entry.accepted(),
                entry.rejected()));
        return code(entry, workplace);
    }

    private int summarize(Ledger.Entry end, Pace pace, Workplace workplace) {
        Instant now = clock.instant();
        narrator.line(String.format(
                Locale.ROOT,
                "Imported: %,d rows, %,d accepted, %,d rejected; %,d of them in this run, in %.1f s, %,.0f a second.",
                end.acknowledged(),
                end.accepted(),
                end.rejected(),
                end.acknowledged() - pace.before(),
                pace.seconds(now),
                pace.perSecond(end, now)));
        return code(end, workplace);
    }

    private int code(Ledger.Entry entry, Workplace workplace) {
        if (entry.rejected() == 0) {
            return ALL_ACCEPTED;
        }
        narrator.line("The rejected rows and why: " + workplace.rejected()
                + (Files.exists(workplace.rejected()) ? "" : " (removed since)"));
        return SOME_REJECTED;
    }
}

package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium import process}. */
@Command(
        name = "process",
        mixinStandardHelpOptions = true,
        description =
                "Sends the log of a process of another system as events: which case, what, when, by whom. Run it again after an abort:"
                        + " it goes on where it stopped. The formats are in platform/docs/import.md.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every row was accepted",
            "1:unexpected",
            "2:wrong options, or no such tenant",
            "3:everything was sent, some rows were rejected",
            "4:a file is missing or cannot be used: nothing of it was sent",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer in time; run it again to go on"
        })
final class ProcessCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private SendingOptions sending = new SendingOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--process", required = true, description = "the process, as the analytics show it")
    private String process = "";

    @Option(
            names = "--events",
            required = true,
            description = "CSV, plain or gzip: case_id,activity,time[,event_idx,resource,role,amount,deadline]")
    private Path events = Path.of("");

    @Option(names = "--cases", description = "CSV, plain or gzip: case_id[,start,end,deadline,amount,resource,result]")
    private @Nullable Path cases;

    @Option(names = "--directory", description = "CSV of the members, sent first (default: they are there already)")
    private @Nullable Path directory;

    @Option(
            names = "--members-in",
            paramLabel = "<department>",
            description = "make a directory of all resources of the log, in this department, and send it first")
    private @Nullable String membersIn;

    @Option(
            names = "--service",
            paramLabel = "<resource>",
            description = "with --members-in: this resource is no person, but a service account; may be repeated")
    private List<String> services = new ArrayList<>();

    @Option(
            names = "--nobody",
            paramLabel = "<resource>",
            defaultValue = "SYSTEM",
            description = "who acts where the log names nobody; a service account (default: ${DEFAULT-VALUE})")
    private String nobody = "SYSTEM";

    @Option(
            names = "--system",
            defaultValue = "import",
            description = "the business system that the log comes from (default: ${DEFAULT-VALUE})")
    private String system = "import";

    @Option(names = "--entity", description = "the kind of record that a case is (default: the process)")
    private @Nullable String entity;

    @Option(names = "--currency", description = "of the amounts, such as EUR")
    private @Nullable String currency;

    @Option(
            names = "--closing",
            paramLabel = "<activity>",
            description = "an activity that ends a case; may be repeated")
    private List<String> closing = new ArrayList<>();

    @Option(
            names = "--column",
            paramLabel = "<field>=<column>",
            description = "how the column of a field of --events is called; without a name the field is left out")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--case-column",
            paramLabel = "<field>=<column>",
            description = "how the column of a field of --cases is called; without a name the field is left out")
    private Map<String, String> caseColumns = new LinkedHashMap<>();

    @Option(
            names = "--name",
            description =
                    "name of the source: the events' source is urn:atrium:import:<name> (default: process-<process>)")
    private @Nullable String name;

    @Option(
            names = "--effective-from",
            description = "the day from which the directory holds (default: the day of the earliest event)")
    private @Nullable LocalDate effectiveFrom;

    @Override
    public Integer call() throws InterruptedException {
        return ImportCommands.run(spec, this::run);
    }

    private int run(Narrator narrator) throws Failure, InterruptedException {
        requireUsable();
        ProcessLog log = new ProcessLog(
                process, system, entity == null ? process : entity, currency, new HashSet<>(closing), nobody);
        CaseBook book = new CaseBook();
        CaseColumns.Format caseFormat = new CaseColumns.Format(log, book, caseColumns);
        StepColumns.Format stepFormat = new StepColumns.Format(log, book, columns);
        if (cases != null) {
            book.readCases(cases, caseFormat);
        }
        if (!closing.isEmpty() || book.lacksStarts()) {
            book.readFirstSteps(events, stepFormat);
        }
        int code = send(events, stepFormat, directory(stepFormat, caseFormat), meaning(), narrator);
        if (cases == null || !book.hasRows()) {
            book.remarks().forEach(narrator::line);
            return code;
        }
        return Math.max(code, send(cases, caseFormat, null, meaning(), narrator));
    }

    private int send(Path file, LogFormat format, @Nullable Path members, String meaning, Narrator narrator)
            throws Failure, InterruptedException {
        LogRun.Plan plan = new LogRun.Plan(
                file,
                format,
                meaning,
                members,
                SourceName.of(name, Path.of("process-" + process.replace('/', '-'))),
                effectiveFrom,
                sending.batch(),
                sending.inFlight());
        return sending.send(new LogRun(target, plan, narrator, Clock.systemUTC()));
    }

    private void requireUsable() throws Failure {
        sending.requireUsable();
        LogFile.requireFile(events, "--events");
        if (cases != null) {
            LogFile.requireFile(cases, "--cases");
        }
        if (directory != null) {
            LogFile.requireFile(directory, "--directory");
        }
        if (directory != null && membersIn != null) {
            throw new Failure(Reason.USAGE, "--members-in makes a directory; leave --directory out, or this.");
        }
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw new Failure(Reason.USAGE, "--currency: three capital letters such as EUR: \"" + currency + "\".");
        }
        Header.requireKnown("--column", columns, StepColumns.FIELDS);
        Header.requireKnown("--case-column", caseColumns, CaseColumns.FIELDS);
    }

    private @Nullable Path directory(StepColumns.Format steps, CaseColumns.Format caseFormat) throws Failure {
        if (membersIn == null) {
            return directory;
        }
        Set<String> noPeople = new HashSet<>(services);
        noPeople.add(nobody);
        List<MembersFile.Source> sources = new ArrayList<>(List.of(new MembersFile.Source(events, steps)));
        if (cases != null) {
            sources.add(new MembersFile.Source(cases, caseFormat));
        }
        String fileName = "members-" + Integer.toHexString((target.tenant() + "\n" + process).hashCode()) + ".csv";
        Path file = target.home().root().resolve("import").resolve(fileName);
        new MembersFile(membersIn, noPeople).write(file, sources);
        return file;
    }

    /** With another of these, the same rows become other events. */
    private String meaning() throws Failure {
        return String.join(
                "\n",
                List.of(
                        "process",
                        process,
                        system,
                        String.valueOf(entity),
                        String.valueOf(currency),
                        nobody,
                        String.valueOf(closing),
                        new TreeMap<>(columns).toString(),
                        new TreeMap<>(caseColumns).toString(),
                        cases == null ? "" : HexFormat.of().formatHex(Workplace.sha256(cases))));
    }
}

package io.atrium.installer.preflight;

import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.Manifest;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.SiteFailure;
import io.atrium.installer.site.SiteFile;
import io.atrium.installer.sizing.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrium preflight}. */
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        description =
                "Checks this host, the network and what you bring against a site file, before anything is installed. It changes"
                        + " nothing.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing failed",
            "1:with --strict: something is only a warning, or could not be checked",
            "2:wrong options, or there is no such file",
            "50:something is wrong in the site file",
            "51:a check failed"
        })
public final class PreflightCommand implements Callable<Integer> {

    static final int STRICT = 1;
    static final int FAILED = 51;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String LOGGING = "logback.configurationFile";
    private static final long USUAL_PROGRAMS = 3L << 30;

    @Parameters(arity = "0..1", paramLabel = "<file>", defaultValue = "site.yaml", description = "default: site.yaml")
    private Path file = Path.of("site.yaml");

    @Option(names = "--host", description = "which host of the site this machine is (default: by its address)")
    private @Nullable String host;

    @Option(names = "--group", split = ",", description = "only these: ${COMPLETION-CANDIDATES}")
    private List<Group> groups = List.of(Group.values());

    @Option(names = "--bundle", description = "reckon disk space with this bundle (default: 3 GiB unpacked)")
    private @Nullable Path bundle;

    @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.TEXT;

    @Option(
            names = "--language",
            defaultValue = "EN",
            description = "of titles: ${COMPLETION-CANDIDATES} (default: en)")
    private Language language = Language.EN;

    @Option(names = "--output", description = "write the report into this file")
    private @Nullable Path output;

    @Option(names = "--strict", description = "warnings, and what could not be checked, end with 1")
    private boolean strict;

    @Spec
    private @Nullable CommandSpec spec;

    /** What a report looks like. */
    enum Format {
        TEXT,
        JSON,
        JUNIT,
        HTML
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (System.getProperty(LOGGING) == null) {
            // What libraries log of a connection that fails stands in the report already, in words.
            System.setProperty(LOGGING, "io/atrium/installer/preflight/quiet-logback.xml");
        }
        Installation site;
        try {
            site = SiteFile.read(file);
        } catch (SiteFailure e) {
            spec.commandLine().getErr().println(e.getMessage());
            return SiteFailure.EXIT_CODE;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file + ": atrium site init writes one.", e);
        }
        Report report = report(site);
        String text = text(report);
        if (output == null) {
            out.print(text);
        } else {
            Files.writeString(output, text);
            out.println(report.summary(language) + ": " + output);
        }
        out.flush();
        return exitCode(report);
    }

    private Report report(Installation site) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Installation.@Nullable Host here = ThisHost.of(site, host).orElse(null);
        Set<Group> wanted = EnumSet.copyOf(groups);
        if (here == null && wanted.contains(Group.HOST) && site.target() == Installation.Target.HOSTS) {
            throw new IllegalArgumentException("This machine has none of the addresses of the site's hosts ("
                    + String.join(
                            ", ",
                            site.hosts().stream()
                                    .map(Installation.Host::address)
                                    .toList())
                    + "): say which it is with --host, or leave the host out with --group network,application.");
        }
        if (here == null) {
            wanted.remove(Group.HOST);
        }
        Size size = Size.of(site.sizing().load());
        Instant began = clock.instant();
        List<Finding> findings =
                Checks.run(new Subject(site, here, size, Machine.here(), programs(), clock, PATIENCE), wanted);
        return new Report(
                site.name(),
                here == null ? "" : here.name(),
                began,
                Duration.between(began, clock.instant()),
                findings);
    }

    private long programs() throws IOException {
        if (bundle == null) {
            return USUAL_PROGRAMS;
        }
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            return open.manifest().parts().stream()
                    .mapToLong(Manifest.Part::unpackedSize)
                    .sum();
        } catch (BundleFailure e) {
            throw new IllegalArgumentException(bundle + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // Java 17 runs this.
    private String text(Report report) {
        return switch (format) {
            case TEXT ->
                new ReportText(
                                language,
                                output == null && System.console() != null
                                        ? ReportText.Colour.ALWAYS
                                        : ReportText.Colour.NEVER)
                        .write(report);
            case JSON -> ReportJson.write(report);
            case JUNIT -> ReportJunit.write(report);
            case HTML -> new ReportHtml(language).write(report);
        };
    }

    private int exitCode(Report report) {
        if (report.count(Level.FAIL) > 0) {
            return FAILED;
        }
        return strict && report.count(Level.WARN) + report.count(Level.UNKNOWN) > 0 ? STRICT : 0;
    }
}

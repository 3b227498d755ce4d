package io.atrium.installer.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One release in one namespace, by the program {@code helm}. What it says is added to a log. */
public final class Helm {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+");
    private static final Duration SHORT = Duration.ofMinutes(2);
    /** Its own limit ends it; ours only when it hangs. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final JsonMapper JSON = new JsonMapper();

    private final String program;
    private final Access access;
    private final String release;
    private final Path log;

    /**
     * A release, which need not be there.
     *
     * @param program its name or path
     */
    public Helm(String program, Access access, String release, Path log) {
        this.program = program;
        this.access = access;
        this.release = release;
        this.log = log;
    }

    /**
     * What is to be installed.
     *
     * @param values files of values, the last one wins
     * @param settings single values over those of files, as {@code key=text}
     */
    public record Wanted(Path chart, List<Path> values, List<String> settings) {
        public Wanted {
            values = List.copyOf(values);
            settings = List.copyOf(settings);
        }

        private List<String> arguments() {
            List<String> all = new ArrayList<>();
            values.forEach(file -> all.addAll(List.of("--values", file.toString())));
            settings.forEach(setting -> all.addAll(List.of("--set-string", setting)));
            return all;
        }
    }

    /** The program's major and minor version. */
    public record Version(int major, int minor) {

        /** Whether it is this one or newer. */
        public boolean isAtLeast(int wantedMajor, int wantedMinor) {
            return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    public Version version() throws IOException, InterruptedException {
        Tool.Answer answer = Tool.run(List.of(program, "version", "--short"), "", SHORT);
        Matcher found = VERSION.matcher(answer.out());
        if (answer.code() != 0 || !found.find()) {
            throw new IOException(program + " version: " + answer.reason());
        }
        return new Version(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    /** Every object that would be made, hooks and tests too; asks nothing of the cluster. */
    public Manifests template(Wanted wanted) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("template", release, wanted.chart().toString()));
        arguments.addAll(wanted.arguments());
        Tool.Answer answer = Tool.run(command(arguments), "", SHORT);
        if (answer.code() != 0) {
            throw new IOException(
                    "The chart refuses these values: " + answer.complaint().strip());
        }
        return Manifests.of(answer.out());
    }

    /**
     * Installs, or upgrades what is there, and waits until it is ready. Nothing is taken back when it is not: whoever comes to look finds
     * it as it is.
     *
     * @param label {@code name=value} on Helm's own record of it
     */
    public String upgrade(Wanted wanted, String description, String label, Duration patience)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("upgrade", release, wanted.chart().toString(), "--install"));
        arguments.addAll(wanted.arguments());
        arguments.addAll(List.of("--description", description, "--labels", label, "--wait"));
        return waiting(arguments, patience);
    }

    /** Runs the tests of the chart. */
    public String test(Duration patience) throws IOException, InterruptedException {
        return waiting(List.of("test", release, "--logs"), patience);
    }

    public String rollback(int revision, Duration patience) throws IOException, InterruptedException {
        return waiting(List.of("rollback", release, Integer.toString(revision), "--wait"), patience);
    }

    public String uninstall(Duration patience) throws IOException, InterruptedException {
        return waiting(List.of("uninstall", release, "--ignore-not-found", "--wait"), patience);
    }

    /** A revision that was. */
    public record Revision(int number, String status, String description) {}

    /** All revisions that Helm remembers, oldest first; none when there is no release. */
    public List<Revision> history() throws IOException, InterruptedException {
        Tool.Answer answer = Tool.run(command(List.of("history", release, "-o", "json")), "", SHORT);
        if (answer.code() != 0) {
            if (answer.complaint().contains("not found")) {
                return List.of();
            }
            throw new IOException("helm history: " + answer.reason());
        }
        List<Revision> all = new ArrayList<>();
        for (JsonNode node : JSON.readTree(answer.out())) {
            all.add(new Revision(
                    node.path("revision").asInt(),
                    node.path("status").asText(),
                    node.path("description").asText()));
        }
        return all;
    }

    /** The newest revision; empty when there is no release. */
    public Optional<Revision> newest() throws IOException, InterruptedException {
        List<Revision> all = history();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private String waiting(List<String> arguments, Duration patience) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--timeout", patience.toSeconds() + "s"));
        Tool.Answer answer = Tool.run(command(all), "", patience.multipliedBy(2).plus(GRACE));
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                "helm " + String.join(" ", arguments) + ": exit code " + answer.code() + "\n" + answer.out()
                        + answer.complaint(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        if (answer.code() != 0) {
            throw new IOException("helm " + arguments.get(0) + ": " + answer.reason() + " (" + log + ")");
        }
        return answer.out();
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        command.addAll(access.helm());
        return command;
    }
}

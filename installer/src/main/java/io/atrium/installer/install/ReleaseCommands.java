package io.atrium.installer.install;

import io.atrium.installer.home.Release;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs for steps: the command line of a release, and tools of the system. What they say is in a log of the step. */
final class ReleaseCommands {

    private final HostPlaces places;
    private final Processes processes;

    ReleaseCommands(HostPlaces places, Processes processes) {
        this.places = places;
        this.processes = processes;
    }

    /**
     * Runs a verb of a release's {@code stack}.
     *
     * @return the last line that it said
     */
    String stack(ReleaseId release, String step, Duration limit, String... verb)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(commandLine(release), "stack"));
        arguments.addAll(List.of(verb));
        arguments.addAll(List.of("--home", places.home().toString()));
        return run(step, limit, arguments);
    }

    /** Whether everything of a release is up. */
    boolean up(ReleaseId release) throws IOException, InterruptedException {
        if (!Files.exists(Path.of(commandLine(release)))) {
            return false;
        }
        Path log = places.log("status");
        return processes.run(
                        command(
                                log,
                                List.of(
                                        commandLine(release),
                                        "stack",
                                        "status",
                                        "--home",
                                        places.home().toString())),
                        "",
                        Duration.ofMinutes(1))
                == 0;
    }

    /** Runs a program to its end. */
    String run(String step, Duration limit, List<String> arguments) throws IOException, InterruptedException {
        Path log = places.log(step);
        Files.createDirectories(log.getParent());
        Said said = Said.in(log);
        int code = processes.run(command(log, arguments), "", limit);
        if (code != 0) {
            throw new IOException(String.join(" ", arguments.subList(0, Math.min(3, arguments.size())))
                    + " ended with exit code " + code + ". " + said.text());
        }
        List<String> lines = said.lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
    }

    private Command command(Path log, List<String> arguments) {
        return new Command(arguments, Map.of(), places.state(), log);
    }

    private String commandLine(ReleaseId release) {
        return new Release(places.release(release)).commandLine().toString();
    }
}

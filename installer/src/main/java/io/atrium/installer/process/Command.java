package io.atrium.installer.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run, where, and where its output goes. Secrets travel in the environment or on standard input, never in the
 * arguments: everybody on the machine can read those.
 *
 * @param arguments program and arguments
 * @param environment added to a minimal environment (PATH, LANG, HOME, JAVA_HOME)
 * @param directory working directory
 * @param log file that standard output and error are appended to
 */
public record Command(List<String> arguments, Map<String, String> environment, Path directory, Path log) {

    public Command {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("arguments: must name a program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** This command with one more environment variable. */
    public Command with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Command(arguments, more, directory, log);
    }

    /** This command run by another account (only root can): the process id stays the one of the program itself. */
    public Command as(String account, String group) {
        List<String> wrapped = new ArrayList<>(
                List.of("setpriv", "--reuid", account, "--regid", group, "--clear-groups", "--no-new-privs", "--"));
        wrapped.addAll(arguments);
        return new Command(wrapped, environment, directory, log);
    }

    @Override
    public String toString() {
        return "Command" + arguments + " in " + directory + " with " + environment.keySet();
    }
}

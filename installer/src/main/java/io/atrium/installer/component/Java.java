package io.atrium.installer.component;

import io.atrium.installer.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Builds the command of a Java process. Immutable: each method returns another one. */
public record Java(String mainClass, String classPath, List<String> options, List<String> arguments) {

    public Java {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** A main class on a class path, with the options that every process of the stack has. */
    public static Java of(String mainClass, String classPath) {
        return new Java(mainClass, classPath, List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), List.of());
    }

    public Java options(String... more) {
        return new Java(mainClass, classPath, joined(options, more), arguments);
    }

    public Java arguments(String... more) {
        return new Java(mainClass, classPath, options, joined(arguments, more));
    }

    /** The command, run in a directory, logging to a file. */
    public Command command(Path directory, Path log) {
        List<String> all = new ArrayList<>();
        all.add(Site.java());
        all.addAll(options);
        all.add("-cp");
        all.add(classPath);
        all.add(mainClass);
        all.addAll(arguments);
        return new Command(all, Map.of(), directory, log);
    }

    private static List<String> joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        Collections.addAll(all, more);
        return all;
    }
}

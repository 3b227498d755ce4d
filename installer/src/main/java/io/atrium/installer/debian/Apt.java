package io.atrium.installer.debian;

import io.atrium.installer.debian.PackageLock.LockedPackage;
import io.atrium.installer.debian.Wanted.Closure;
import io.atrium.installer.debian.Wanted.Group;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Asks this machine's apt which packages there are, and fetches them; installs nothing. */
public final class Apt {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Processes processes;
    private final Path scratch;

    /**
     * @param scratch a folder for what the programs print
     */
    public Apt(Processes processes, Path scratch) {
        this.processes = processes;
        this.scratch = scratch;
    }

    /** The exact packages that stand for what is wanted, by name. */
    public List<LockedPackage> resolve(Wanted wanted) throws IOException, InterruptedException {
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        for (Group group : wanted.groups()) {
            for (String pinned : names(group)) {
                groups.computeIfAbsent(pinned, name -> new TreeSet<>()).add(group.name());
            }
        }
        List<LockedPackage> packages = new ArrayList<>();
        for (Map<String, String> fields : show(List.copyOf(groups.keySet()))) {
            String pinned = fields.get("Package") + "=" + fields.get("Version");
            TreeSet<String> purposes = groups.remove(pinned);
            if (purposes != null) {
                packages.add(locked(fields, List.copyOf(purposes)));
            }
        }
        if (!groups.isEmpty()) {
            throw new IOException("apt knows nothing of " + String.join(", ", groups.keySet()));
        }
        return packages;
    }

    /** Fetches packages into a folder; a version that the archive has no longer is named in the failure. */
    public void download(List<LockedPackage> packages, Path folder) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("apt-get", "download", "-q", "-o", "APT::Sandbox::User=root"));
        packages.forEach(locked -> arguments.add(locked.name() + "=" + locked.version()));
        Files.createDirectories(folder);
        run(arguments, folder);
        for (LockedPackage locked : packages) {
            Path fetched = folder.resolve("%s_%s_%s.deb"
                    .formatted(locked.name(), locked.version().replace(":", "%3a"), locked.architecture()));
            if (Files.exists(fetched)) {
                Files.move(fetched, folder.resolve(locked.file()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** {@code name=version} of the packages of a group. */
    private List<String> names(Group group) throws IOException, InterruptedException {
        if (group.closure() == Closure.EXACT) {
            List<String> arguments = new ArrayList<>(List.of("apt-cache", "--no-all-versions", "show"));
            arguments.addAll(group.packages());
            return Control.paragraphs(run(arguments, scratch)).stream()
                    .map(fields -> fields.get("Package") + "=" + fields.get("Version"))
                    .toList();
        }
        List<String> arguments = new ArrayList<>(List.of("apt-get", "install", "-y", "--print-uris"));
        // As if nothing was installed: a target may have less than this machine.
        arguments.addAll(List.of("--no-install-recommends", "-o", "Dir::State::status=/dev/null"));
        // And as if nothing was downloaded: apt prints no address of what lies in its cache.
        Path archives = scratch.resolve("no-archives");
        Files.createDirectories(archives.resolve("partial"));
        arguments.addAll(List.of("-o", "Dir::Cache::archives=" + archives.toAbsolutePath()));
        arguments.addAll(group.packages());
        return complete(
                group,
                run(arguments, scratch)
                        .lines()
                        .filter(line -> line.startsWith("'"))
                        .map(Apt::pinned)
                        .toList());
    }

    /** The packages of a group, which has at least what was asked for. */
    static List<String> complete(Group group, List<String> pinned) throws IOException {
        for (String wanted : group.packages()) {
            if (pinned.stream().noneMatch(found -> found.startsWith(wanted + "="))) {
                throw new IOException(
                        "apt resolves the group " + group.name() + " without " + wanted + ", which it is to have.");
            }
        }
        return pinned;
    }

    /** From {@code 'address' name_version_architecture.deb size digest}. */
    static String pinned(String line) {
        List<String> words = Stream.of(line.split(" ", -1)).toList();
        List<String> name = Stream.of(words.get(1).split("_", -1)).toList();
        return name.get(0) + "=" + name.get(1).replace("%3a", ":");
    }

    private List<Map<String, String>> show(List<String> pinned) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("apt-cache", "show"));
        arguments.addAll(pinned);
        return Control.paragraphs(run(arguments, scratch));
    }

    private static LockedPackage locked(Map<String, String> fields, List<String> groups) throws IOException {
        Map<String, String> known = new LinkedHashMap<>(fields);
        for (String field : List.of("Filename", "Size", "SHA256", "Architecture")) {
            if (!known.containsKey(field)) {
                throw new IOException("apt does not say the " + field + " of " + fields.get("Package")
                        + ": run apt-get update first");
            }
        }
        String filename = known.getOrDefault("Filename", "");
        return new LockedPackage(
                known.getOrDefault("Package", ""),
                known.getOrDefault("Version", ""),
                known.getOrDefault("Architecture", ""),
                filename.substring(filename.lastIndexOf('/') + 1),
                Long.parseLong(known.getOrDefault("Size", "")),
                known.getOrDefault("SHA256", ""),
                groups);
    }

    private String run(List<String> arguments, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path output = Files.createTempFile(scratch, "apt", ".out");
        try {
            int exit = processes.run(new Command(arguments, Map.of("LC_ALL", "C.UTF-8"), directory, output), "", LIMIT);
            String text = Files.readString(output);
            if (exit != 0) {
                throw new IOException(arguments.get(0) + " failed:\n" + text.strip());
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }
}

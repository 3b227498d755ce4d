package io.atrium.installer.cli;

import io.atrium.installer.home.Home;
import io.atrium.installer.process.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrium stack logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the last lines of one component's log, or of all.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:shown", "1:a log could not be read", "2:wrong options, or no such log"})
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", description = "component, or supervisor")
    private @Nullable String component;

    @Option(names = "-f", description = "go on showing new lines until interrupted")
    private boolean follow;

    @Option(names = "-n", defaultValue = "20", description = "how many lines of each (default: ${DEFAULT-VALUE})")
    private int lines = 20;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        PrintWriter out = Main.out(spec);
        Map<Path, Long> shown = new LinkedHashMap<>();
        for (Path log : logs(places.home())) {
            shown.put(log, Files.size(log));
            String name = name(log);
            LogFile.tail(log, lines).forEach(line -> out.println(name + " | " + line));
        }
        out.flush();
        while (follow) {
            for (Path log : List.copyOf(shown.keySet())) {
                shown.computeIfPresent(log, (path, from) -> showFrom(path, from, out));
            }
            out.flush();
            Thread.sleep(300);
        }
        return 0;
    }

    private List<Path> logs(Home home) throws Refusal, IOException {
        Path folder = home.log("supervisor").getParent();
        if (component != null) {
            Path log = home.log(component);
            if (!Files.exists(log)) {
                throw new Refusal(2, "There is no log " + log + ".");
            }
            return List.of(log);
        }
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceAll("\\.log$", "");
    }

    private static long showFrom(Path log, long from, PrintWriter out) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < from ? 0 : from;
            byte[] fresh = new byte[(int) Math.min(file.length() - start, 1 << 20)];
            file.seek(start);
            file.readFully(fresh);
            new String(fresh, StandardCharsets.UTF_8).lines().forEach(line -> out.println(name(log) + " | " + line));
            return start + fresh.length;
        } catch (IOException rotatedJustNow) {
            return 0;
        }
    }
}

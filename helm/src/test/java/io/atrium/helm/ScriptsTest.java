package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that containers run: a shell reads them, and they call only what the base of the images has. */
final class ScriptsTest {

    static Stream<Path> scripts() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Chart.SOURCE.resolve("files/scripts"))) {
            files.sorted().forEach(all::add);
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aShellReadsIt(Path script) throws IOException, InterruptedException {
        String shell = Files.readString(script).startsWith("#!/bin/sh") ? "sh" : "bash";
        Process process = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The base has no find, awk, curl or xargs: whoever uses one finds out here and not in a cluster. */
    @ParameterizedTest
    @MethodSource("scripts")
    void itCallsOnlyWhatTheImagesHave(Path script) throws IOException {
        String code = Files.readString(script).replaceAll("(?m)^\\s*#.*$", "").replaceAll("(?s)<< 'SQL'.*?\nSQL", "");
        Set<String> called = new TreeSet<>();
        Matcher commands = Pattern.compile(
                        "(?<![.\\w-])(find|awk|curl|wget|xargs|psql|kubectl|jq|nc|ps|tar|gzip|which|hostname|python3?)\\b")
                .matcher(code);
        while (commands.find()) {
            called.add(commands.group());
        }
        assertThat(called).isEmpty();
    }
}

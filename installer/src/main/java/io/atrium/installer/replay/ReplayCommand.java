package io.atrium.installer.replay;

import io.atrium.installer.component.Java;
import io.atrium.installer.component.Logback;
import io.atrium.installer.home.Home;
import io.atrium.installer.home.Program;
import io.atrium.installer.home.Programs;
import io.atrium.installer.process.Command;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code atrium replay}. */
@picocli.CommandLine.Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Rebuilds what was derived of an organization's months from the raw facts, and shows it when it is whole.",
            "Live events go on to be counted, and other organizations notice nothing. What was interrupted goes on when it is run again."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:rebuilt, and shown",
            "1:something did not answer or refused; nothing that shows has changed",
            "2:wrong options"
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final String MAIN = "io.atrium.jobs.replay.ReplayMain";

    @Option(
            names = "--home",
            description = "the installation's directory (default: ATRIUM_HOME, else .atrium in the checkout)")
    private @Nullable Path home;

    @Option(names = "--tenant", required = true, description = "id of the organization")
    private String tenant = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "<month>",
            description = "first month, such as 2026-09; of a day its month")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "<month>", description = "last month, included")
    private String to = "";

    @Option(
            names = "--rate",
            paramLabel = "<events>",
            description = "events a second at most, 0 without a bound (default: ${DEFAULT-VALUE})")
    private long rate = 20_000;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home installation = Home.orDefault(home);
        Programs programs = Programs.here();
        Properties ingest = ingest(installation);
        Path conf = installation.conf("replay");
        Logback.write(conf, Map.of("org.apache.kafka", "ERROR"));
        Command command = Java.of(
                        MAIN,
                        programs.jar(Program.JOBS) + ":"
                                + programs.component("flink").resolve("lib") + "/*")
                .options("-Xmx768m", Logback.option(conf))
                .arguments("--tenant", tenant, "--from", from, "--to", to, "--rate", Long.toString(rate))
                .arguments("--groups", ingest.getProperty("kafka.group", ""))
                .arguments("--kafka", ingest.getProperty("kafka.bootstrap.servers", ""))
                .arguments("--clickhouse-url", ingest.getProperty("clickhouse.url", ""))
                .arguments("--clickhouse-database", ingest.getProperty("clickhouse.database", ""))
                .arguments("--clickhouse-user", ingest.getProperty("clickhouse.user", ""))
                .arguments("--clickhouse-password-file", ingest.getProperty("clickhouse.password.file", ""))
                .arguments("--flink", "http://127.0.0.1:" + StackPorts.of(installation, "jobmanager"))
                .arguments("--journals", installation.data("replay").toString())
                .command(installation.data("replay"), installation.log("replay"));
        return new Processes().attached(command);
    }

    private static Properties ingest(Home installation) throws IOException {
        Path file = installation.conf("ingest").resolve("ingest.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IOException(
                    "No ingest was configured in " + installation.root()
                            + ". Start the stack (make up) or name another installation by --home.",
                    e);
        }
        return properties;
    }
}

package io.atrium.installer.engine;

import io.atrium.installer.engine.EngineAccounts.FirstSession;
import io.atrium.installer.engine.EngineAccounts.Reach;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrium clickhouse accounts}: what a server or the evaluation's engine is started with, on hosts and in clusters alike, so that a
 * changed password takes hold at its next start. Run before each start, while it does not run.
 */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Writes a server's users.xml from the warehouse's rules; passwords are in it as SHA-256 only.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "2:wrong options, or a secret is missing or empty: nothing was written"})
final class AccountsCommand implements Callable<Integer> {

    private static final int UNUSABLE = 2;

    @Option(names = "--rules", required = true, paramLabel = "<jar>", description = "the warehouse's jar")
    private Path rules = Path.of("");

    @Option(
            names = "--secrets",
            required = true,
            paramLabel = "<folder>",
            description = "one file a password, named as in accounts.yaml")
    private Path secrets = Path.of("");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<file>",
            description = "where to write it, readable by its owner alone")
    private Path target = Path.of("");

    @Option(
            names = "--network",
            defaultValue = "127.0.0.1",
            description = "from where accounts may sign in (default: ${DEFAULT-VALUE})")
    private String network = "127.0.0.1";

    @Option(
            names = "--starter",
            description = "for the evaluation engine, which opens its listeners in a session of its own")
    private boolean starter;

    @Option(
            names = "--query-memory",
            defaultValue = "0",
            description = "bytes that one query may take; 0: as much as the server (default: ${DEFAULT-VALUE})")
    private long queryMemory;

    @Option(
            names = "--mend",
            paramLabel = "<folder>",
            description =
                    "data of a single server that does not run: tokens of inserts that were cut off are forgotten, so that"
                            + " they can be repeated")
    private @Nullable Path data;

    @Option(
            names = "--configuration",
            paramLabel = "<file>",
            description = "write the evaluation engine's config.xml too, which names the users.xml (with --log)")
    private @Nullable Path configuration;

    @Option(names = "--log", paramLabel = "<file>", description = "the engine's own log file, for --configuration")
    private @Nullable Path log;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        try {
            if ((configuration == null) != (log == null)) {
                throw new IllegalArgumentException("--configuration, --log: one needs the other.");
            }
            Reach reach = new Reach(network, starter ? FirstSession.ENGINE : FirstSession.NONE, queryMemory);
            String users = new EngineAccounts(AccessRules.ofJar(rules), this::secret, reach).toXml();
            Home.writePrivate(target, users.getBytes(StandardCharsets.UTF_8));
            if (configuration != null && log != null) {
                Home.write(configuration, ClickHouseService.configuration(target.toAbsolutePath(), log));
            }
            if (data != null) {
                Files.createDirectories(data);
                DeduplicationLogs.forgetLostParts(data)
                        .forEach(part -> spec.commandLine().getOut().println("forgot the token of " + part));
            }
            return 0;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNUSABLE;
        }
    }

    private String secret(String name) {
        Path file = secrets.resolve(name);
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("--secrets: " + file + " is empty.");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("--secrets: " + file + " cannot be read.", e);
        }
    }
}

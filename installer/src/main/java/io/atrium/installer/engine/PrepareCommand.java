package io.atrium.installer.engine;

import io.atrium.installer.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium engine prepare}: what has to be done before each start of the engine, while it does not run. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Writes the engine's configuration and accounts, and repairs what a killed engine left behind."
                + " Run it before each start.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:a file cannot be read or written", "2:wrong options"})
final class PrepareCommand implements Callable<Integer> {

    @Option(names = "--warehouse", required = true, description = "atrium-warehouse.jar, which says who may do what")
    private Path warehouse = Path.of("");

    @Option(names = "--secrets", required = true, description = "folder with the accounts' passwords, a file each")
    private Path secrets = Path.of("");

    @Option(names = "--conf", required = true, description = "where config.xml and users.xml are written")
    private Path conf = Path.of("");

    @Option(names = "--data", required = true, description = "the engine's data")
    private Path data = Path.of("");

    @Option(names = "--log", required = true, description = "the engine's own log file")
    private Path log = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(data);
        Path users = conf.resolve("users.xml");
        Home.write(users, new EngineAccounts(AccessRules.ofJar(warehouse), this::password).toXml());
        Home.write(conf.resolve("config.xml"), ClickHouseService.configuration(users, log));
        List<String> lost = DeduplicationLogs.forgetLostParts(data);
        if (spec != null && !lost.isEmpty()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The engine was ended in the middle of inserts; it takes these again: " + lost);
            out.flush();
        }
        return 0;
    }

    private String password(String name) {
        Path file = secrets.resolve(name);
        try {
            String password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw new IllegalArgumentException("--secrets: " + file + " is empty");
            }
            return password;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--secrets: " + file + " is missing", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("--secrets: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

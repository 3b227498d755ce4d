package io.atrium.server;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ConfigReader;
import io.atrium.server.config.ServerConfig;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code java -cp … io.atrium.server.Main --config server.yaml [--migrate]}. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_START = 1;

    private Main() {}

    /** Starts the server and leaves it running until SIGTERM; with {@code --migrate} brings the database up to date and ends. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean migrateOnly = arguments.length == 3 && arguments[2].equals("--migrate");
        if ((!migrateOnly && arguments.length != 2) || !arguments[0].equals("--config")) {
            log.error("Usage: io.atrium.server.Main --config server.yaml [--migrate]");
            System.exit(EXIT_USAGE);
        }
        try {
            ServerConfig config = new ConfigReader().read(Path.of(arguments[1]));
            if (migrateOnly) {
                AtriumServer.migrate(config, new Startup(AtriumServer.PATIENCE));
                return;
            }
            AtriumServer server = AtriumServer.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        } catch (ConfigException e) {
            log.error(e.getMessage());
            System.exit(EXIT_USAGE);
        } catch (StartupException e) {
            log.error(e.getMessage());
            System.exit(EXIT_START);
        } catch (RuntimeException | LinkageError e) {
            log.error("The server cannot start", e);
            System.exit(EXIT_START);
        }
    }
}

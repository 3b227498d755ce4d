package io.atrium.server;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ConfigReader;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code java -cp … io.atrium.server.Main --config server.yaml}. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_START = 1;

    private Main() {}

    /** Starts the server and leaves it running until SIGTERM. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            log.error("Usage: io.atrium.server.Main --config server.yaml");
            System.exit(EXIT_USAGE);
        }
        try {
            AtriumServer server = AtriumServer.start(new ConfigReader().read(Path.of(arguments[1])));
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

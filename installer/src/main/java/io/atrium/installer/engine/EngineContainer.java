package io.atrium.installer.engine;

import io.atrium.installer.tls.TlsListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The engine in a container: as {@link EngineMain}, but mended before it starts and listening on every address of the container, which network
 * policies and passwords guard; with a certificate, by TLS alone: its own listeners are on loopback then. For trials on one node.
 */
public final class EngineContainer {

    private static final int ARGUMENTS = 5;
    private static final int WITH_TLS = 8;
    private static final int DATA = 2;
    private static final int HTTP_PORT = 3;

    private EngineContainer() {}

    /** The same arguments as {@link EngineMain}; after them may come certificate, key and the port of HTTP with TLS. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != ARGUMENTS && arguments.length != WITH_TLS) {
            System.err.println(
                    "usage: EngineContainer <libchdb.so> <config.xml> <data directory> <http port> <native port>"
                            + " [<certificate> <key> <https port>]");
            System.exit(2);
        }
        Path data = Files.createDirectories(Path.of(arguments[DATA]));
        List<String> lost = DeduplicationLogs.forgetLostParts(data);
        if (!lost.isEmpty()) {
            System.err.println("The engine was ended in the middle of inserts; takes them again: " + lost);
        }
        String[] engine = Arrays.copyOf(arguments, ARGUMENTS);
        if (arguments.length == ARGUMENTS) {
            EngineMain.host(engine, "0.0.0.0");
            return;
        }
        TlsListener.open(
                Path.of(arguments[ARGUMENTS]),
                Path.of(arguments[ARGUMENTS + 1]),
                Integer.parseInt(arguments[ARGUMENTS + 2]),
                Integer.parseInt(arguments[HTTP_PORT]));
        EngineMain.host(engine, "127.0.0.1");
    }
}

package io.atrium.installer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The engine in a container: as {@link EngineMain}, but mended before it starts and listening on every address of the
 * container, which network policies and passwords guard. For trials on one node.
 */
public final class EngineContainer {

    private static final int ARGUMENTS = 5;
    private static final int DATA = 2;

    private EngineContainer() {}

    /** The same arguments as {@link EngineMain}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            System.err.println(
                    "usage: EngineContainer <libchdb.so> <config.xml> <data directory> <http port> <native port>");
            System.exit(2);
        }
        Path data = Files.createDirectories(Path.of(arguments[DATA]));
        List<String> lost = DeduplicationLogs.forgetLostParts(data);
        if (!lost.isEmpty()) {
            System.err.println("The engine was ended in the middle of inserts; takes them again: " + lost);
        }
        EngineMain.host(arguments, "0.0.0.0");
    }
}

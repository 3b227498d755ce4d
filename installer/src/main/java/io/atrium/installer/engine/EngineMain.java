package io.atrium.installer.engine;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hosts the ClickHouse engine: loads {@code libchdb.so} and lets it listen for HTTP and the native protocol on loopback ({@link EngineContainer}: on all addresses).
 * It is a process of its own, so that a crash of the engine takes nothing else with it.
 *
 * <p>Arguments: library, configuration file, data directory, HTTP port, native port. Exit codes: 2 for wrong arguments,
 * 3 when the engine ended by itself.
 */
public final class EngineMain {

    /** Opens both listeners, then holds the process with a query that never ends and costs nothing. The account that does it has a quota of just these. */
    static final List<String> FIRST_SESSION = List.of(
            "SYSTEM START LISTEN HTTP",
            "SYSTEM START LISTEN TCP",
            "SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1 FORMAT Null");

    private EngineMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 5) {
            System.err.println(
                    "usage: EngineMain <libchdb.so> <config.xml> <data directory> <http port> <native port>");
            System.exit(2);
        }
        host(arguments, "127.0.0.1");
    }

    /** Does not return. */
    static void host(String[] arguments, String address) {
        ChDb engine = ChDb.load(Path.of(arguments[0]));
        List<String> command = List.of(
                "clickhouse",
                "--config-file=" + arguments[1],
                "--path=" + arguments[2],
                "--http_port=" + arguments[3],
                "--tcp_port=" + arguments[4],
                "--listen_host=" + address,
                "--query=" + String.join("; ", FIRST_SESSION));
        Pointer result = engine.chdb_query_cmdline(command.size(), command.toArray(String[]::new));
        System.err.println("The engine ended: " + error(engine, result));
        Runtime.getRuntime().halt(3);
    }

    private static String error(ChDb engine, @Nullable Pointer result) {
        Pointer text = result == null ? null : engine.chdb_result_error(result);
        return text == null ? "no error given" : text.getString(0, StandardCharsets.UTF_8.name());
    }
}

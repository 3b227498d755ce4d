package io.atrium.installer.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The three functions of {@code libchdb.so} that hosting the engine takes. */
interface ChDb extends Library {

    /** Runs ClickHouse with command line arguments like {@code clickhouse local}; returns when its queries have ended. */
    Pointer chdb_query_cmdline(int count, String[] arguments);

    /** Why a run ended, or null when it ended well. */
    Pointer chdb_result_error(Pointer result);

    /** Frees a result. */
    void chdb_destroy_query_result(Pointer result);

    /** Loads the library; takes about half a second. */
    static ChDb load(Path library) {
        return Native.load(
                library.toString(),
                ChDb.class,
                java.util.Map.of(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name()));
    }
}

package io.atrium.installer.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where the programs are that a stack runs. */
public sealed interface Programs permits Checkout, Release {

    /** The folder that all of them are in; absolute. */
    Path root();

    /** A third-party component: {@code kafka}, {@code flink}, {@code keycloak}, {@code postgresql}, {@code clickhouse-engine}. */
    Path component(String name);

    /** Where the jar of one of our programs is, whether it is there or not. */
    Path jar(Program program);

    /** The folder of the libraries that a program needs beside its jar. */
    Path libraries(Program program);

    /** The pages of the workplace. */
    Path web();

    /** Paths that these programs would be started from and that are not there, as somebody has to make them. */
    List<String> missing(List<String> components, List<Program> programs);

    /** The run class path of one of our programs, for {@code java -cp}. */
    default String classPath(Program program) {
        Path jar = jar(program);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: " + remedy());
        }
        return jar + ":" + libraries(program) + "/*";
    }

    /** What to do when something of them is missing. */
    String remedy();

    /** When the installer and these programs were made; a stack that runs for longer runs other ones. */
    Instant madeAt(List<Program> programs) throws IOException;

    /** The release or checkout whose command line this is. */
    static Programs here() {
        return at(Path.of(System.getProperty("atrium.release", System.getProperty("atrium.checkout", ""))));
    }

    /**
     * What a folder is.
     *
     * @throws IllegalArgumentException when it is neither a checkout nor a release
     */
    static Programs at(Path folder) {
        return Release.isOne(folder) ? new Release(folder) : new Checkout(folder);
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.spi.ToolProvider;

/** Makes the Java that is carried along, from the modules of the JDK that runs this; it is for this machine's architecture only. */
final class JavaRuntime {

    /** Everything of Java SE, and of the rest what servers use: clear text names and charsets of all languages among it. */
    private static final String MODULES = String.join(
            ",",
            "java.se",
            "jdk.charsets",
            "jdk.crypto.cryptoki",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jcmd",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.management.agent",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.nio.mapmode",
            "jdk.random",
            "jdk.security.auth",
            "jdk.security.jgss",
            "jdk.unsupported",
            "jdk.xml.dom",
            "jdk.zipfs");

    private JavaRuntime() {}

    /** The folder with the runtime; made when there is none of this Java. */
    static Path make(Path work) throws IOException, BundleFailure {
        Path folder = work.resolve("java-" + Runtime.version().toString().replaceAll("[^A-Za-z0-9.+-]", "-"));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path modules = Path.of(System.getProperty("java.home"), "jmods");
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
        if (jlink == null || !Files.isDirectory(modules)) {
            throw new BundleFailure(
                    Reason.INPUT_MISSING, "This Java has no jlink and jmods: a bundle is built with a JDK 17.");
        }
        Files.createDirectories(work);
        Path unfinished = work.resolve("java.unfinished");
        Folders.delete(unfinished);
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exit = jlink.run(
                writer,
                writer,
                "--module-path",
                modules.toString(),
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--compress=2",
                "--output",
                unfinished.toString());
        if (exit != 0) {
            throw new IOException("jlink failed: " + said.toString().strip());
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return folder;
    }
}

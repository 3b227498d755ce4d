package io.atrium.installer.site;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Asks somebody for what a site file needs, and writes the file. */
public final class Guide {

    private Guide() {}

    /** Whether somebody sits at a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Java 17 runs this.
    public static boolean isPossible() {
        return System.console() != null;
    }

    /**
     * Asks at the terminal, or whoever writes to the standard input, and writes a new file.
     *
     * @throws FileAlreadyExistsException before anything is asked, when the file is there
     */
    public static void write(Path file, PrintWriter out) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.writeString(file, new Interview(lines(), out).run(), StandardOpenOption.CREATE_NEW);
    }

    /** Line by line: what is typed ahead is left for who asks next. */
    @SuppressWarnings("SystemConsoleNull") // Java 17 runs this.
    private static Interview.Lines lines() {
        Console console = System.console();
        if (console != null) {
            return console::readLine;
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return reader::readLine;
    }
}

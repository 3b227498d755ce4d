package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import java.nio.file.Path;
import java.util.List;

/** What the lines of one kind of file mean. */
interface LogFormat {

    /** The option that names such a file. */
    String option();

    /** What a line is about, for people. */
    String noun();

    /** Reads the header; a missing or doubled column is a failure that names it. */
    Columns columns(Path file, List<String> header) throws Failure;

    /** Makes rows of lines, in the order of the file. For one reading of the file by one thread. */
    interface Columns {

        /** The row that these fields make. */
        Row row(long line, List<String> values);

        /** Columns that mean nothing here. */
        List<String> ignored();

        /** What people should know about the rows so far. */
        List<String> remarks();
    }
}

package io.atrium.warehouse.migrate;

import java.util.LinkedHashSet;
import java.util.Set;

/** Why the warehouse could not be brought to this version. The message says what, where and what to do. */
public sealed class MigrationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private MigrationFailure(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** A DDL file of this software is not well-formed. */
    public static final class BadFile extends MigrationFailure {
        private static final long serialVersionUID = 1L;

        BadFile(String file, String problem) {
            super("ddl-bad-file", "ddl/" + file + ": " + problem);
        }
    }

    /** What the database has recorded does not fit the files of this software. */
    public static final class Conflict extends MigrationFailure {
        private static final long serialVersionUID = 1L;

        Conflict(String message) {
            super("ddl-conflict", message);
        }
    }

    /** Another migrator holds the lock. */
    public static final class Locked extends MigrationFailure {
        private static final long serialVersionUID = 1L;

        Locked(String message) {
            super("ddl-locked", message);
        }
    }

    /** ClickHouse refused a statement or did not answer. */
    public static final class Refused extends MigrationFailure {
        private static final long serialVersionUID = 1L;

        Refused(String what, Exception cause) {
            super("ddl-refused", what + ": " + messages(cause));
            initCause(cause);
        }

        /** The driver says little itself; what happened stands in the causes. */
        private static String messages(Exception cause) {
            Set<String> messages = new LinkedHashSet<>();
            for (Throwable next = cause; next != null; next = next.getCause()) {
                messages.add(String.valueOf(next.getMessage()).strip());
            }
            return String.join("; ", messages);
        }
    }
}

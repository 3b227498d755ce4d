package io.atrium.installer.importer;

/** The import cannot go on, and trying again would not help; the message says what to do. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message);
    }
}

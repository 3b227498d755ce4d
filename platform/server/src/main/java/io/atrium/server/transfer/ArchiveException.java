package io.atrium.server.transfer;

/** An archive is not what an export writes. The message is a sentence that says where. */
final class ArchiveException extends Exception {
    private static final long serialVersionUID = 1L;

    ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}

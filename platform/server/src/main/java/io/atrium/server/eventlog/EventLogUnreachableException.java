package io.atrium.server.eventlog;

/** The Kafka cluster does not answer. */
public final class EventLogUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    EventLogUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}

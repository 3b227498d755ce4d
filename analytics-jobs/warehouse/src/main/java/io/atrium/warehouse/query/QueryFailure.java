package io.atrium.warehouse.query;

/** The warehouse did not answer a question: it is away, too slow, or refuses. */
public final class QueryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryFailure(String question, Exception cause) {
        super("The warehouse did not answer: " + question, cause);
    }
}

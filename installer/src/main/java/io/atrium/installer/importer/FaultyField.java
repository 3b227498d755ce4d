package io.atrium.installer.importer;

/** One field of a row that cannot be used. */
final class FaultyField extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Row.Problem problem;

    /** In this column, empty for the row; the code is stable. */
    FaultyField(String field, String code, String message) {
        super(message, null, false, false);
        this.problem = new Row.Problem(field, code, message);
    }

    Row.Problem problem() {
        return problem;
    }
}

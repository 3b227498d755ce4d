package io.atrium.installer.install;

/** What a step means for people who work with the installation. */
enum Services {
    UNTOUCHED("no"),
    /** From this step on nobody can work. */
    STOP("they stop"),
    /** Nobody can work meanwhile; they were stopped before. */
    STOPPED("they are stopped"),
    /** From its end on people can work. */
    START("they start");

    private final String text;

    Services(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}

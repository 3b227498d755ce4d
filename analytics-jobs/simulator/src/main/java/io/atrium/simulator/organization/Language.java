package io.atrium.simulator.organization;

/** The language of names in an organization's directory. */
public enum Language {
    CHINESE,
    ENGLISH;

    /** The text in this language. */
    public String of(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}

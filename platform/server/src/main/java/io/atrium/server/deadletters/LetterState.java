package io.atrium.server.deadletters;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What has become of a letter. */
enum LetterState {
    /** Waits for somebody. */
    OPEN("open"),
    /** A run has claimed it. */
    REPLAYING("replaying"),
    /** Kafka has taken the event that was sent in its place. */
    REPLAYED("replayed"),
    /** That event came back as a letter of its own, which is open. */
    FAILED_AGAIN("failed-again"),
    /** Somebody decided that it does not count. */
    DISCARDED("discarded");

    private final String code;

    LetterState(String code) {
        this.code = code;
    }

    @JsonValue
    String code() {
        return code;
    }

    static Optional<LetterState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}

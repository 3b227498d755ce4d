package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one letter.
 *
 * @param event the event as CloudEvents JSON, absent when the bytes cannot be read
 * @param unreadable why they cannot be read by this version, absent when they can
 * @param hex the first bytes, in hexadecimal
 * @param related other letters with the same source and id
 * @param conflict the event that this one meets, where this server knows it
 */
record LetterDetail(
        LetterLine letter,
        @Nullable ObjectNode event,
        @Nullable Problem unreadable,
        String hex,
        List<HistoryLine> history,
        List<LetterLine> related,
        @Nullable Conflict conflict) {

    LetterDetail {
        history = List.copyOf(history);
        related = List.copyOf(related);
    }

    /**
     * Another event with the same source and id.
     *
     * @param letter the letter that holds it
     * @param event it, as CloudEvents JSON
     * @param differences JSON Pointers of what is not the same
     */
    record Conflict(@Nullable Long letter, ObjectNode event, List<String> differences) {
        Conflict {
            differences = List.copyOf(differences);
        }
    }
}

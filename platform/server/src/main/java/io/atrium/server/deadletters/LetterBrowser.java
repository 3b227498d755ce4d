package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.Event;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.server.deadletters.LetterStore.Whole;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows letters to people. */
final class LetterBrowser {
    private static final int HEX_BYTES = 256;

    private final LetterStore store;
    private final Mender mender;

    LetterBrowser(LetterStore store, Mender mender) {
        this.store = store;
        this.mender = mender;
    }

    /**
     * A page of letters.
     *
     * @param next send it as {@code after} to go on; absent at the end
     */
    record Page(List<LetterLine> letters, @Nullable Long next) {
        Page {
            letters = List.copyOf(letters);
        }
    }

    Page page(String tenant, LetterQuery query) {
        List<LetterLine> letters = store.page(tenant, query);
        boolean full = letters.size() == query.limit();
        return new Page(letters, full ? letters.get(letters.size() - 1).id() : null);
    }

    Summary summary(String tenant) {
        return store.summary(tenant);
    }

    /** Everything about a letter; a failure when there is none. */
    LetterDetail detail(String tenant, long id) {
        Whole whole = find(tenant, id);
        byte[] value = whole.letter().value();
        String hex = HexFormat.ofDelimiter(" ").formatHex(value, 0, Math.min(HEX_BYTES, value.length));
        try {
            ObjectNode event = json(tenant, mender.decode(whole.letter()));
            return new LetterDetail(
                    whole.line(),
                    event,
                    null,
                    hex,
                    whole.history(),
                    whole.sameIdentity(),
                    conflict(tenant, whole, event));
        } catch (UndecodableEventException e) {
            Problem problem = new Problem("", e.reason().code(), String.valueOf(e.getMessage()));
            return new LetterDetail(whole.line(), null, problem, hex, whole.history(), whole.sameIdentity(), null);
        }
    }

    private LetterDetail.@Nullable Conflict conflict(String tenant, Whole whole, ObjectNode event) {
        if (!whole.line().reason().equals(Mender.IDENTITY_CONFLICT)) {
            return null;
        }
        for (LetterLine other : whole.sameIdentity()) {
            Optional<ObjectNode> theirs = event(tenant, other.id());
            if (theirs.isPresent()) {
                List<String> differences = Differences.of(event, theirs.orElseThrow());
                if (!differences.isEmpty()) {
                    return new LetterDetail.Conflict(other.id(), theirs.orElseThrow(), differences);
                }
            }
        }
        return null;
    }

    private Optional<ObjectNode> event(String tenant, long id) {
        try {
            return Optional.of(json(tenant, mender.decode(find(tenant, id).letter())));
        } catch (UndecodableEventException e) {
            return Optional.empty();
        }
    }

    private ObjectNode json(String tenant, Event event) {
        return EventJson.of(event, store.names(tenant, EventJson.people(event)));
    }

    private Whole find(String tenant, long id) {
        return store.find(tenant, id)
                .orElseThrow(() -> new DeadLetterFailure.NotFound("dead letter " + id).exception());
    }
}

package io.atrium.server.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Restores a tenant from an import into the stores that this package does not keep itself. Repeating changes nothing. */
public interface TenantRestorer {
    /**
     * A tenant that is made from an import.
     *
     * @param request of its row; another one each time that it is made
     */
    record Origin(String id, UUID importId, UUID request) {}

    /** Takes people, some at a time. */
    @FunctionalInterface
    interface People {
        void add(List<JsonNode> people) throws IOException;
    }

    /** The realm's settings as a JSON object. */
    String realm(Origin origin) throws Exception;

    /** Gives all people of the realm, each as a JSON object. */
    void people(Origin origin, People people) throws Exception;

    /**
     * Does one step; those of the realm are done here.
     *
     * @throws Exception when something is in the way; its message says what, and the step is tried again
     */
    void restore(Step step, Origin origin) throws Exception;

    /** Takes back what a step has done. */
    void undo(Step step, Origin origin) throws Exception;
}

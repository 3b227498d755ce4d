package io.atrium.installer.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** The API of a cluster, as far as it is asked here. Paths are those of the Kubernetes API, from their first slash. */
public interface ClusterApi {

    /**
     * What is there; empty when nothing is.
     *
     * @throws IOException when the cluster is not reached, or refuses; the message says which
     */
    Optional<JsonNode> get(String path) throws IOException, InterruptedException;

    /** Makes something, and gives what the cluster made of it; empty when it was there. */
    Optional<JsonNode> post(String path, JsonNode body) throws IOException, InterruptedException;

    /** Removes something; does nothing when it is not there. */
    void delete(String path) throws IOException, InterruptedException;
}

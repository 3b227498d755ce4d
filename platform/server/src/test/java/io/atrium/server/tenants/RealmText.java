package io.atrium.server.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.keycloak.admin.client.Keycloak;

/** A realm as text, without what is different in each: ids, keys, secrets, its own name. Two tenants of the same description have the same. */
final class RealmText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> OWN = Set.of(
            "id", "_id", "containerId", "secret", "realm", "atrium.request", "client.secret.creation.time", "flowId");

    private RealmText() {}

    static String of(Installation installation, String id) {
        try (Keycloak keycloak = installation.administrator()) {
            ObjectNode export = JSON.valueToTree(keycloak.realm(id).partialExport(true, true));
            export.remove("components");
            export.set(
                    "users",
                    JSON.valueToTree(keycloak.realm(id).users().list().stream()
                            .map(user -> user.getUsername()
                                    + user.getEmail()
                                    + user.getRequiredActions()
                                    + user.isEnabled()
                                    + keycloak
                                            .realm(id)
                                            .users()
                                            .get(user.getId())
                                            .roles()
                                            .realmLevel()
                                            .listAll()
                                            .stream()
                                            .map(role -> role.getName().replace(id, "R"))
                                            .sorted()
                                            .toList())
                            .sorted()
                            .toList()));
            return plain(export, id).toPrettyString();
        }
    }

    private static JsonNode plain(JsonNode node, String id) {
        if (node instanceof ObjectNode object) {
            ObjectNode plain = JSON.createObjectNode();
            object.properties().stream()
                    .filter(entry -> !OWN.contains(entry.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> plain.set(entry.getKey().replace(id, "R"), plain(entry.getValue(), id)));
            return plain;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = JSON.createArrayNode();
            StreamSupport.stream(array.spliterator(), false)
                    .map(item -> plain(item, id))
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .forEach(plain::add);
            return plain;
        }
        return node.isTextual() ? JSON.getNodeFactory().textNode(node.asText().replace(id, "R")) : node;
    }
}

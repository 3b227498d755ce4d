package io.atrium.installer.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the web pages are made of, from npm's lock file: everything that is not for development alone. */
final class NpmLock {

    private NpmLock() {}

    static List<SoftwareComponent> read(Path lock) throws IOException {
        List<SoftwareComponent> components = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                new JsonMapper().readTree(lock.toFile()).path("packages").properties()) {
            JsonNode node = entry.getValue();
            int begin = entry.getKey().lastIndexOf("node_modules/");
            if (begin >= 0
                    && !node.path("dev").asBoolean()
                    && !node.path("devOptional").asBoolean()) {
                String name = entry.getKey().substring(begin + "node_modules/".length());
                String version = node.path("version").asText();
                components.add(new SoftwareComponent(
                        name,
                        version,
                        "pkg:npm/" + name.replace("@", "%40") + "@" + version,
                        "",
                        node.path("license").asText()));
            }
        }
        return components;
    }
}

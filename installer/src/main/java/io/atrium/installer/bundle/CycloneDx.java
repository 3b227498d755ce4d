package io.atrium.installer.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;

/** Writes bills of materials in CycloneDX 1.6; the same components give the same bytes. */
final class CycloneDx {

    private final String version;
    private final Instant date;

    CycloneDx(String version, Instant date) {
        this.version = version;
        this.date = date;
    }

    /** The bill of one thing. */
    byte[] write(String name, Collection<SoftwareComponent> components) {
        TreeMap<String, SoftwareComponent> sorted = new TreeMap<>();
        components.forEach(component -> sorted.putIfAbsent(component.reference(), component));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        sorted.values().forEach(component -> list.add(component(component)));
        ObjectNode bill = JsonNodeFactory.instance.objectNode();
        bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        UUID serial = UUID.nameUUIDFromBytes((name + version + list).getBytes(StandardCharsets.UTF_8));
        bill.put("serialNumber", "urn:uuid:" + serial).put("version", 1);
        bill.putObject("metadata")
                .put("timestamp", date.toString())
                .putObject("component")
                .put("type", "application")
                .put("bom-ref", name)
                .put("name", name)
                .put("version", version);
        bill.set("components", list);
        return ManifestJson.write(bill);
    }

    private static ObjectNode component(SoftwareComponent component) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "library").put("bom-ref", component.reference());
        node.put("name", component.name()).put("version", component.version());
        if (!component.sha256().isEmpty()) {
            node.putArray("hashes").addObject().put("alg", "SHA-256").put("content", component.sha256());
        }
        if (!component.licence().isEmpty()) {
            node.putArray("licenses").addObject().putObject("license").put("name", component.licence());
        }
        if (!component.purl().isEmpty()) {
            node.put("purl", component.purl());
        }
        return node;
    }
}

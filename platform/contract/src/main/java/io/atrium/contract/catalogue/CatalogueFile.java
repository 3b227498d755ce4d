package io.atrium.contract.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atrium.contract.EventFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads {@code catalogue/event-types.json}. A mistake in it is a broken jar and throws with the place. */
final class CatalogueFile {
    private static final String PATH = "/catalogue/event-types.json";

    private CatalogueFile() {}

    static EventCatalogue read() {
        try (InputStream in = CatalogueFile.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IllegalStateException(PATH + " is missing in the contract jar");
            }
            return read(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PATH, e);
        }
    }

    private static EventCatalogue read(JsonNode root) {
        List<FamilySpec> families =
                stream(root.required("families")).map(CatalogueFile::family).toList();
        Map<EventFamily, FamilySpec> byFamily =
                families.stream().collect(Collectors.toMap(FamilySpec::family, Function.identity()));
        List<EventType> types =
                stream(root.required("types")).map(type -> type(type, byFamily)).toList();
        return new EventCatalogue(families, types);
    }

    private static FamilySpec family(JsonNode node) {
        return new FamilySpec(
                EventFamily.of(text(node, "id")),
                localized(node.required("name")),
                localized(node.required("description")),
                stream(node.required("fields")).map(CatalogueFile::field).toList());
    }

    private static FieldSpec field(JsonNode node) {
        return new FieldSpec(
                text(node, "name"),
                FieldKind.valueOf(text(node, "kind")),
                node.path("maxLength").asInt(0),
                texts(node.path("values")),
                localized(node.required("description")));
    }

    private static EventType type(JsonNode node, Map<EventFamily, FamilySpec> families) {
        String id = text(node, "id");
        EventFamily family = EventFamily.of(text(node, "family"));
        FamilySpec spec = families.get(family);
        if (spec == null) {
            throw new IllegalArgumentException("type " + id + ": family " + family.id() + " is not described");
        }
        List<FieldUse> fields = new ArrayList<>();
        texts(node.required("required")).forEach(name -> fields.add(use(node, spec, name, Need.REQUIRED)));
        texts(node.required("optional")).forEach(name -> fields.add(use(node, spec, name, Need.OPTIONAL)));
        return new EventType(
                id,
                family,
                localized(node.required("name")),
                localized(node.required("description")),
                node.required("intentional").booleanValue(),
                text(node, "object"),
                node.required("objectRequired").booleanValue(),
                fields);
    }

    private static FieldUse use(JsonNode type, FamilySpec family, String name, Need need) {
        FieldSpec field = family.fields().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type " + text(type, "id") + ": family "
                        + family.family().id() + " has no field " + name));
        JsonNode narrowed = type.path("values").path(name);
        return new FieldUse(field, need == Need.REQUIRED, narrowed.isArray() ? texts(narrowed) : field.values());
    }

    private static LocalizedText localized(JsonNode node) {
        return new LocalizedText(text(node, "zh"), text(node, "en"));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).textValue();
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::textValue).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private enum Need {
        REQUIRED,
        OPTIONAL
    }
}

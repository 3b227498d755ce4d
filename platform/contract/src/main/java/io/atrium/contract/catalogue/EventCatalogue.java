package io.atrium.contract.catalogue;

import io.atrium.contract.EventFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All event types. Immutable; there is one catalogue per version of this jar. */
public final class EventCatalogue {
    private final List<FamilySpec> families;
    private final Map<String, EventType> types;

    EventCatalogue(List<FamilySpec> families, List<EventType> types) {
        this.families = List.copyOf(families);
        this.types = new LinkedHashMap<>();
        for (EventType type : types) {
            if (this.types.put(type.id(), type) != null) {
                throw new IllegalArgumentException("event type " + type.id() + " is listed twice");
            }
        }
    }

    /** The catalogue of this jar. */
    public static EventCatalogue standard() {
        return Standard.CATALOGUE;
    }

    /** All types in the order of the catalogue. */
    public List<EventType> types() {
        return List.copyOf(types.values());
    }

    /** The types of one family. */
    public List<EventType> types(EventFamily family) {
        return types.values().stream().filter(type -> type.family() == family).toList();
    }

    /** The type with this id. */
    public Optional<EventType> find(String id) {
        return Optional.ofNullable(types.get(id));
    }

    /** All families. */
    public List<FamilySpec> families() {
        return families;
    }

    /** A family and its fields. */
    public FamilySpec family(EventFamily family) {
        return families.stream()
                .filter(spec -> spec.family() == family)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue lacks family " + family.id()));
    }

    /** The reference page as Markdown, in both languages. */
    public String asMarkdown() {
        return new CataloguePage(this).markdown();
    }

    /** The reference page as a complete HTML document without outside resources, in both languages. */
    public String asHtml() {
        return new CataloguePage(this).html();
    }

    private static final class Standard {
        private static final EventCatalogue CATALOGUE = CatalogueFile.read();
    }
}

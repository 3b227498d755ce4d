package io.atrium.server.events;

import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldUse;
import io.atrium.contract.catalogue.LocalizedText;
import io.atrium.contract.cloudevents.EventJsonSchema;
import io.atrium.server.http.RouteGroup;
import io.atrium.server.http.Routes;
import java.util.List;

/** The catalogue of event types for programs and people: {@code /public/event-types}, its JSON Schema, and the page {@code /docs/events}. */
public final class CatalogueRoutes implements RouteGroup {

    /** A type in the list. */
    record TypeLine(
            String id,
            String family,
            LocalizedText name,
            LocalizedText description,
            boolean intentional,
            List<String> required,
            List<String> optional) {

        static TypeLine of(EventType type) {
            return new TypeLine(
                    type.id(),
                    type.family().id(),
                    type.name(),
                    type.description(),
                    type.intentional(),
                    fields(type, true),
                    fields(type, false));
        }

        private static List<String> fields(EventType type, boolean required) {
            return type.fields().stream()
                    .filter(use -> use.required() == required)
                    .map(CatalogueRoutes::jsonName)
                    .toList();
        }
    }

    private record TypeList(List<TypeLine> types) {}

    private final TypeList types;
    private final String schema;
    private final String page;

    /** Generates everything once. */
    public CatalogueRoutes(EventCatalogue catalogue) {
        this.types = new TypeList(catalogue.types().stream().map(TypeLine::of).toList());
        this.schema = EventJsonSchema.asJson(catalogue);
        this.page = catalogue.asHtml();
    }

    @Override
    public void register(Routes routes) {
        routes.openGet("/public/event-types", context -> context.json(types))
                .openGet(
                        "/public/event-types/schema",
                        context ->
                                context.contentType("application/schema+json").result(schema))
                .page("/docs/events", context -> context.html(page));
    }

    private static String jsonName(FieldUse use) {
        return "data." + use.field().jsonName();
    }
}

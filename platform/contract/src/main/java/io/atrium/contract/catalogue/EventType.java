package io.atrium.contract.catalogue;

import io.atrium.contract.EventFamily;
import java.util.List;
import java.util.Optional;

/**
 * A type of the catalogue.
 *
 * @param id domain.object.verb in the past tense, such as {@code im.message.sent}
 * @param family decides schema and topic
 * @param name short name
 * @param description one sentence
 * @param intentional a deliberate act of the actor, which counts towards "active"
 * @param objectType the kind of object when an event does not say it
 * @param objectRequired whether an event must name its object
 * @param fields the data fields that the type uses, required ones first
 */
public record EventType(
        String id,
        EventFamily family,
        LocalizedText name,
        LocalizedText description,
        boolean intentional,
        String objectType,
        boolean objectRequired,
        List<FieldUse> fields) {
    public EventType {
        fields = List.copyOf(fields);
    }

    /** How this type uses a field, by its name in Avro and Java. */
    public Optional<FieldUse> field(String name) {
        return fields.stream().filter(use -> use.field().name().equals(name)).findFirst();
    }

    /** How this type uses a field, by its name in JSON. */
    public Optional<FieldUse> jsonField(String jsonName) {
        return fields.stream()
                .filter(use -> use.field().jsonName().equals(jsonName))
                .findFirst();
    }
}

package io.atrium.contract.catalogue;

import java.util.List;

/**
 * A field as one event type uses it.
 *
 * @param field the field
 * @param required whether an event of the type must have it
 * @param values the values that this type allows, where the field is a token
 */
public record FieldUse(FieldSpec field, boolean required, List<String> values) {
    public FieldUse {
        values = List.copyOf(values);
        if (!field.values().containsAll(values)) {
            throw new IllegalArgumentException("field " + field.name() + " does not know all of " + values);
        }
    }
}

package io.atrium.contract.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * A data field of a family.
 *
 * @param name name in Avro and Java
 * @param kind what it holds
 * @param maxLength longest text in characters, 0 where the kind has no length
 * @param values the values that a token may have, empty for other kinds
 * @param description what it means
 */
public record FieldSpec(String name, FieldKind kind, int maxLength, List<String> values, LocalizedText description) {
    public FieldSpec {
        values = List.copyOf(values);
        if ((kind == FieldKind.TOKEN) == values.isEmpty()) {
            throw new IllegalArgumentException("field " + name + ": tokens, and only tokens, list their values");
        }
        if ((kind == FieldKind.TEXT) != (maxLength > 0)) {
            throw new IllegalArgumentException("field " + name + ": texts, and only texts, have a maxLength");
        }
    }

    /** Name in JSON: all lower case, as CloudEvents wants it. */
    public String jsonName() {
        return name.toLowerCase(Locale.ROOT);
    }
}

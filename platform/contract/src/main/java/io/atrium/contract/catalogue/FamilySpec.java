package io.atrium.contract.catalogue;

import io.atrium.contract.EventFamily;
import java.util.List;

/**
 * A family with the fields that its types may use, in the order of the Avro schema.
 *
 * @param family the family
 * @param name short name
 * @param description one sentence
 * @param fields all data fields
 */
public record FamilySpec(EventFamily family, LocalizedText name, LocalizedText description, List<FieldSpec> fields) {
    public FamilySpec {
        fields = List.copyOf(fields);
    }
}

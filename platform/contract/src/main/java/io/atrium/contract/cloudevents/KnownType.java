package io.atrium.contract.cloudevents;

import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldUse;
import java.util.LinkedHashMap;
import java.util.Map;

/** A type with its fields by their JSON names, so that reading an event needs no search. */
record KnownType(EventType type, Map<String, FieldUse> fields) {
    static KnownType of(EventType type) {
        Map<String, FieldUse> fields = new LinkedHashMap<>();
        type.fields().forEach(use -> fields.put(use.field().jsonName(), use));
        return new KnownType(type, fields);
    }
}

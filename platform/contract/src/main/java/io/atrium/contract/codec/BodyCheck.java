package io.atrium.contract.codec;

import org.apache.avro.Schema;

/**
 * Walks through a body by its schema and keeps nothing. Avro's own reader believes the lengths that the bytes claim, so
 * what it is to read is walked through first.
 */
final class BodyCheck {
    private BodyCheck() {}

    static void skip(Schema schema, AvroReader in) {
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> skip(field.schema(), in));
            case UNION -> skip(branch(schema, in), in);
            case ARRAY -> skipArray(schema.getElementType(), in);
            case ENUM -> skipSymbol(schema, in);
            case STRING -> in.readText();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case BOOLEAN -> in.readBoolean();
            case NULL -> {}
            case MAP, FIXED, BYTES, FLOAT, DOUBLE ->
                throw new IllegalStateException("released schemas do not use " + schema.getType());
        }
    }

    private static void skipArray(Schema item, AvroReader in) {
        for (int count = in.readBlock(1); count > 0; count = in.readBlock(1)) {
            for (int i = 0; i < count; i++) {
                skip(item, in);
            }
        }
    }

    private static void skipSymbol(Schema schema, AvroReader in) {
        requireBelow(schema.getEnumSymbols().size(), in.readInt(), in);
    }

    private static Schema branch(Schema union, AvroReader in) {
        int branch = in.readInt();
        requireBelow(union.getTypes().size(), branch, in);
        return union.getTypes().get(branch);
    }

    private static void requireBelow(int limit, int value, AvroReader in) {
        if (value < 0 || value >= limit) {
            throw in.corrupt("choice " + value + " is not below " + limit);
        }
    }
}

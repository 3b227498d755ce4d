package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/** The values of one column of a block under construction. */
public sealed interface Column
        permits NumberColumn, TextColumn, DictionaryColumn, WideColumn, FixedTextColumn, NullableColumn, ArrayColumn {

    /** Number of values. */
    int size();

    /** Memory that the values take, about what they take uncompressed on the wire. */
    int bytes();

    /** Appends the type's default value: zero, empty. */
    void addDefault();

    /** Forgets the values. */
    void clear();

    /** What the type puts before the data, however deep it is nested. */
    default void writePrefix(OutputStream out) throws IOException {
        // Only dictionaries have a prefix.
    }

    /** Writes the values. */
    void writeData(OutputStream out) throws IOException;
}

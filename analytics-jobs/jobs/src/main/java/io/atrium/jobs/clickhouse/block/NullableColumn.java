package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/** Values of a Nullable type: a mark for every row, then the values with a default where there is none. */
public final class NullableColumn<C extends Column> implements Column {
    private final NumberColumn marks = new NumberColumn(Byte.BYTES);
    private final C values;

    NullableColumn(C values) {
        this.values = values;
    }

    /** Appends NULL. */
    public void addNull() {
        marks.add(true);
        values.addDefault();
    }

    /** Marks the next row as not NULL; exactly one value must then be added to the column that is returned. */
    public C present() {
        marks.add(false);
        return values;
    }

    @Override
    public int size() {
        if (marks.size() != values.size()) {
            throw new IllegalStateException(
                    marks.size() + " null marks, but " + values.size() + " values: each present() takes one value");
        }
        return values.size();
    }

    @Override
    public int bytes() {
        return marks.bytes() + values.bytes();
    }

    @Override
    public void addDefault() {
        addNull();
    }

    @Override
    public void clear() {
        marks.clear();
        values.clear();
    }

    @Override
    public void writePrefix(OutputStream out) throws IOException {
        values.writePrefix(out);
    }

    @Override
    public void writeData(OutputStream out) throws IOException {
        marks.writeData(out);
        values.writeData(out);
    }
}

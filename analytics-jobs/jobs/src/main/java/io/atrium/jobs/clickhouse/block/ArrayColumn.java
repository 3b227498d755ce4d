package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/** Values of type Array: where each row ends, then all items in one column. */
public final class ArrayColumn<C extends Column> implements Column {
    private final NumberColumn ends = new NumberColumn(Long.BYTES);
    private final C items;

    ArrayColumn(C items) {
        this.items = items;
    }

    /** The items of the row under construction are added here, before {@link #end()}. */
    public C items() {
        return items;
    }

    /** Ends the row. */
    public void end() {
        ends.add((long) items.size());
    }

    @Override
    public int size() {
        return ends.size();
    }

    @Override
    public int bytes() {
        return ends.bytes() + items.bytes();
    }

    @Override
    public void addDefault() {
        end();
    }

    @Override
    public void clear() {
        ends.clear();
        items.clear();
    }

    @Override
    public void writePrefix(OutputStream out) throws IOException {
        items.writePrefix(out);
    }

    @Override
    public void writeData(OutputStream out) throws IOException {
        ends.writeData(out);
        items.writeData(out);
    }
}

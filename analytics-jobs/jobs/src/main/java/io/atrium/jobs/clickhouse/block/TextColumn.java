package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/** Values of type String. */
public final class TextColumn implements Column {
    private static final int INITIAL_BYTES = 16 * 1024;

    private final Bytes bytes = new Bytes(INITIAL_BYTES);
    private int size;

    TextColumn() {}

    /** Appends a text. */
    public void add(String value) {
        if (value.isEmpty()) {
            bytes.putByte(0);
        } else {
            bytes.putText(value);
        }
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int bytes() {
        return bytes.size();
    }

    @Override
    public void addDefault() {
        add("");
    }

    @Override
    public void clear() {
        bytes.clear();
        size = 0;
    }

    @Override
    public void writeData(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}

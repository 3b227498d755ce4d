package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/** Values of type FixedString. */
public final class FixedTextColumn implements Column {
    private static final int INITIAL_VALUES = 256;

    private final int width;
    private final Bytes bytes;

    FixedTextColumn(int width) {
        this.width = width;
        this.bytes = new Bytes(width * INITIAL_VALUES);
    }

    /** Appends bytes; shorter values are filled up with zeros, longer ones are refused. */
    public void add(byte[] value) {
        if (value.length > width) {
            throw new IllegalArgumentException(value.length + " bytes do not fit FixedString(" + width + ")");
        }
        bytes.putBytes(value);
        bytes.putZeros(width - value.length);
    }

    @Override
    public int size() {
        return bytes.size() / width;
    }

    @Override
    public int bytes() {
        return bytes.size();
    }

    @Override
    public void addDefault() {
        bytes.putZeros(width);
    }

    @Override
    public void clear() {
        bytes.clear();
    }

    @Override
    public void writeData(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}

package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/** Values of 128 bits: UInt128 and UUID, which differ in which half comes first. */
public final class WideColumn implements Column {
    private static final int INITIAL_VALUES = 1024;
    private static final int WIDTH = 2 * Long.BYTES;

    private final boolean highFirst;
    private final Bytes bytes = new Bytes(WIDTH * INITIAL_VALUES);

    WideColumn(boolean highFirst) {
        this.highFirst = highFirst;
    }

    /** Appends a value: its upper and its lower 64 bits. */
    public void add(long high, long low) {
        bytes.putLong(highFirst ? high : low);
        bytes.putLong(highFirst ? low : high);
    }

    @Override
    public int size() {
        return bytes.size() / WIDTH;
    }

    @Override
    public int bytes() {
        return bytes.size();
    }

    @Override
    public void addDefault() {
        add(0, 0);
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

package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Values of one, two, four or eight bytes: integers of either sign, dates (days since 1970), DateTime64 and Decimal64
 * (scaled), Enum8, Bool, Float64 (its bits). Of a wider value the low bytes are taken, as two's complement.
 */
public final class NumberColumn implements Column {
    private static final int INITIAL_VALUES = 1024;

    private final int width;
    private final Bytes bytes;

    NumberColumn(int width) {
        this.width = width;
        this.bytes = new Bytes(width * INITIAL_VALUES);
    }

    /** Appends a value. */
    public void add(long value) {
        switch (width) {
            case Byte.BYTES -> bytes.putByte(value);
            case Short.BYTES -> bytes.putShort(value);
            case Integer.BYTES -> bytes.putInt(value);
            default -> bytes.putLong(value);
        }
    }

    /** Appends 1 or 0. */
    public void add(boolean value) {
        add(value ? 1L : 0L);
    }

    /** Appends a floating-point value, for Float64. */
    public void add(double value) {
        add(Double.doubleToRawLongBits(value));
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
        add(0L);
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

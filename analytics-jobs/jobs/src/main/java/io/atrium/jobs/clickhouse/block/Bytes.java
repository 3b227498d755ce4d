package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes, little-endian, that keeps its memory when it is emptied. */
final class Bytes {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BYTES = 5;

    private byte[] array;
    private int size;

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void putByte(long value) {
        ensure(Byte.BYTES);
        array[size++] = (byte) value;
    }

    void putShort(long value) {
        ensure(Short.BYTES);
        SHORTS.set(array, size, (short) value);
        size += Short.BYTES;
    }

    void putInt(long value) {
        ensure(Integer.BYTES);
        INTS.set(array, size, (int) value);
        size += Integer.BYTES;
    }

    void putLong(long value) {
        ensure(Long.BYTES);
        LONGS.set(array, size, value);
        size += Long.BYTES;
    }

    void putBytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, array, size, value.length);
        size += value.length;
    }

    /** Zero bytes. */
    void putZeros(int count) {
        ensure(count);
        Arrays.fill(array, size, size + count, (byte) 0);
        size += count;
    }

    /** Seven bits a byte, lowest first. */
    void putVarint(int value) {
        ensure(MAX_VARINT_BYTES);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            array[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[size++] = (byte) rest;
    }

    /** Length and UTF-8. */
    void putText(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putVarint(utf8.length);
        putBytes(utf8);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, size);
    }

    private void ensure(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
        }
    }
}

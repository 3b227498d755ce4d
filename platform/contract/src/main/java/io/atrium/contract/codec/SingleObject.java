package io.atrium.contract.codec;

/** Avro's single-object encoding: two marker bytes, the fingerprint of the schema (CRC-64-AVRO, little endian), the body. */
final class SingleObject {
    static final byte MARKER_0 = (byte) 0xC3;
    static final byte MARKER_1 = 0x01;
    static final int HEADER_BYTES = 2 + Long.BYTES;

    private SingleObject() {}
}

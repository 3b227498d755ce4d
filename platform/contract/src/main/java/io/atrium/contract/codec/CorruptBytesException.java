package io.atrium.contract.codec;

/** The bytes at hand do not follow the schema. Stays inside this package and has no stack trace: corrupt input is no bug. */
final class CorruptBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptBytesException(String message) {
        super(message, null, false, false);
    }
}

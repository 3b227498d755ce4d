package io.atrium.server.settings;

import java.util.Arrays;

/** A secret as the database has it: unreadable without the server's key. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedSecret(byte[] bytes) {
    SealedSecret {
        bytes = Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public String toString() {
        return "SealedSecret";
    }
}

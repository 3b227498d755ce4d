package io.atrium.installer.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and digests what passes through. */
final class Tally extends FilterOutputStream {

    private final MessageDigest digest = Digest.sha256();
    private long count;

    Tally(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        digest.update(bytes, from, length);
        count += length;
    }

    long count() {
        return count;
    }

    /** Of everything; asked once, at the end. */
    String sha256() {
        return Digest.hex(digest.digest());
    }
}

package io.atrium.installer.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A stream that fails at its end when it had other bytes than it ought to have had. */
final class CheckedStream extends FilterInputStream {

    private final MessageDigest digest = Digest.sha256();
    private final String expected;
    private final String name;
    private boolean checked;

    CheckedStream(InputStream in, String expected, String name) {
        super(in);
        this.expected = expected;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = in.read(target, from, length);
        if (read >= 0) {
            digest.update(target, from, read);
        } else if (!checked) {
            checked = true;
            if (!Digest.hex(digest.digest()).equals(expected)) {
                throw new IOException("The entry “" + name + "” has other bytes than were signed.");
            }
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, Digest.BLOCK)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package io.atrium.server.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The one form of a tar archive that is written and read here: plain files with modest names, nothing that a program could follow elsewhere. */
final class Tar {
    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int MODE = 100;
    private static final int OWNER = 108;
    private static final int GROUP = 116;
    private static final int SIZE = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int TIME = 136;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final String USTAR = "ustar\00000";
    /** 8 GiB: what eleven octal digits can say. No file of an export is near that; each is at most a month of facts. */
    private static final long LARGEST = (1L << 33) - 1;

    private static final Pattern PATH = Pattern.compile("[a-z0-9_-]+(/[a-z0-9_-]+)*(\\.[a-z0-9]+)*");

    private Tar() {}

    /** A file's name and size. */
    record Header(String path, long bytes) {
        Header {
            if (path.length() >= NAME || !PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("'" + path + "' is no name of a file in an export");
            }
            if (bytes < 0 || bytes > LARGEST) {
                throw new IllegalArgumentException(path + " has " + bytes + " bytes, more than a file may have");
            }
        }
    }

    /** How many bytes follow a file until the next block begins. */
    static int padding(long bytes) {
        return (int) ((BLOCK - bytes % BLOCK) % BLOCK);
    }

    static byte[] header(Header header) {
        byte[] block = new byte[BLOCK];
        put(block, 0, header.path());
        put(block, MODE, "0000600\0");
        put(block, OWNER, "0000000\0");
        put(block, GROUP, "0000000\0");
        put(block, SIZE, octal(header.bytes(), SIZE_DIGITS) + "\0");
        put(block, TIME, octal(0, SIZE_DIGITS) + "\0");
        block[TYPE] = '0';
        put(block, MAGIC, USTAR);
        put(block, CHECKSUM, octal(checksum(block), 6) + "\0 ");
        return block;
    }

    /**
     * The header in a block.
     *
     * @throws IllegalArgumentException when it is anything that {@link #header} would not have written
     */
    static Header read(byte[] block) {
        int end = 0;
        while (end < NAME && block[end] != 0) {
            end++;
        }
        String path = new String(block, 0, end, StandardCharsets.US_ASCII);
        String size = new String(block, SIZE, SIZE_DIGITS, StandardCharsets.US_ASCII);
        if (!size.matches("[0-7]{" + SIZE_DIGITS + "}")) {
            throw new IllegalArgumentException("a header says no size");
        }
        Header header = new Header(path, Long.parseLong(size, 8));
        if (!Arrays.equals(header(header), block)) {
            throw new IllegalArgumentException(path + " is not a plain file as exports have them");
        }
        return header;
    }

    static boolean isEnd(byte[] block) {
        return Arrays.equals(block, new byte[BLOCK]);
    }

    /** The checksum counts its own field as spaces. */
    private static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < TYPE ? ' ' : block[i] & 0xFF;
        }
        return sum;
    }

    private static String octal(long value, int digits) {
        String octal = Long.toOctalString(value);
        return "0".repeat(digits - octal.length()) + octal;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}

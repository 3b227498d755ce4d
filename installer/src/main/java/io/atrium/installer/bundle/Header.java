package io.atrium.installer.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The 512 bytes before an entry (POSIX ustar, regular files of root only), in the one way in which bundles have them. Whatever another
 * program would write differently is no header to us.
 *
 * @param mode permission bits
 * @param modified seconds since 1970
 */
record Header(String path, long size, int mode, long modified) {

    static final int LENGTH = 512;
    static final long LARGEST = (1L << 33) - 1;

    private static final int NAME = 100;
    private static final int PREFIX = 155;
    private static final int TYPE_AT = 156;

    Header {
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException(
                    path + ": an entry of " + size + " bytes does not fit, 8 GB are the most");
        }
        split(path);
    }

    byte[] encode() {
        byte[] block = new byte[LENGTH];
        int cut = split(path);
        text(block, 0, path.substring(cut == 0 ? 0 : cut + 1));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, modified);
        block[TYPE_AT] = '0';
        text(block, 257, "ustar");
        text(block, 263, "00");
        octal(block, 329, 8, 0);
        octal(block, 337, 8, 0);
        text(block, 345, path.substring(0, cut));
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        octal(block, 148, 7, sum);
        return block;
    }

    /** The header in a block; empty when this program would not have written it. */
    static Optional<Header> decode(byte[] block) {
        try {
            String prefix = text(block, 345, PREFIX);
            String name = text(block, 0, NAME);
            Header header = new Header(
                    prefix.isEmpty() ? name : prefix + "/" + name,
                    number(block, 124, 12),
                    Math.toIntExact(number(block, 100, 8)),
                    number(block, 136, 12));
            return Arrays.equals(header.encode(), block) ? Optional.of(header) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether a block is a header of another kind of entry (a link, a folder, an extension); gives its name. */
    static Optional<String> foreign(byte[] block) {
        boolean ustar = text(block, 257, 5).equals("ustar");
        return ustar && block[TYPE_AT] != '0' && block[TYPE_AT] != 0
                ? Optional.of(text(block, 0, NAME))
                : Optional.empty();
    }

    /** Bytes of zeros after the content. */
    static int padding(long size) {
        return (int) (-size & (LENGTH - 1));
    }

    private static int split(String path) {
        if (bytes(path) <= NAME) {
            return 0;
        }
        for (int cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
            if (bytes(path.substring(0, cut)) <= PREFIX && bytes(path.substring(cut + 1)) <= NAME) {
                return cut;
            }
        }
        throw new IllegalArgumentException(path + ": the name is too long for an entry");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void text(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    private static void octal(byte[] block, int at, int length, long value) {
        String digits = Long.toOctalString(value);
        text(block, at, "0".repeat(length - 1 - digits.length()) + digits);
    }

    private static long number(byte[] block, int at, int length) {
        return Long.parseLong(text(block, at, length), 8);
    }
}

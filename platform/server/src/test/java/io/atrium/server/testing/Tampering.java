package io.atrium.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody could do to an archive of a tenant, each thing with a header that is in order. */
public final class Tampering {
    private static final int BLOCK = 512;

    private Tampering() {}

    /** The files of an archive, in their order. */
    public static Map<String, byte[]> files(Path archive) throws IOException {
        byte[] all = Files.readAllBytes(archive);
        Map<String, byte[]> files = new LinkedHashMap<>();
        int at = 0;
        while (all[at] != 0) {
            String path = new String(all, at, 100, StandardCharsets.US_ASCII).replace("\0", "");
            int size = Integer.parseInt(new String(all, at + 124, 11, StandardCharsets.US_ASCII), 8);
            files.put(path, Arrays.copyOfRange(all, at + BLOCK, at + BLOCK + size));
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        return files;
    }

    /**
     * Archives by what was done to them.
     *
     * @param path of a file that something is done to
     */
    public static Map<String, byte[]> all(Map<String, byte[]> files, String path) {
        byte[] victim = files.get(path);
        byte[] flipped = victim.clone();
        flipped[flipped.length / 2] ^= 1;
        byte[] manifest = files.get("manifest.json");
        String text = new String(manifest, StandardCharsets.UTF_8);
        Map<String, byte[]> tampered = new LinkedHashMap<>();
        tampered.put("a byte is another one", tar(with(files, path, flipped), '0'));
        tampered.put("a file is cut", tar(with(files, path, Arrays.copyOf(victim, victim.length - 1)), '0'));
        tampered.put("a file is missing", tar(without(files, path), '0'));
        tampered.put("there is one more file", tar(before(files, "postgresql/more.jsonl.gz", victim), '0'));
        tampered.put("a path leads elsewhere", tar(before(files, "../../etc/passwd", victim), '0'));
        tampered.put("a path is absolute", tar(before(files, "/etc/passwd", victim), '0'));
        tampered.put("a file is a link", tar(before(files, "postgresql/more.jsonl.gz", new byte[0]), '2'));
        tampered.put(
                "the manifest says another name",
                tar(
                        with(
                                files,
                                "manifest.json",
                                text.replace("\"Whole\"", "\"Other\"").getBytes(StandardCharsets.UTF_8)),
                        '0'));
        tampered.put(
                "the manifest leaves more out",
                tar(
                        with(
                                files,
                                "manifest.json",
                                text.replace("\"omitted\" : [", "\"omitted\" : [ {\"what\":\"x\",\"why\":\"y\"},")
                                        .getBytes(StandardCharsets.UTF_8)),
                        '0'));
        tampered.put("the manifest is missing", tar(without(files, "manifest.json"), '0'));
        byte[] whole = tar(files, '0');
        tampered.put("it ends too early", Arrays.copyOf(whole, whole.length - 3 * BLOCK));
        tampered.put("something is behind its end", Arrays.copyOf(whole, whole.length + BLOCK));
        return tampered;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String path, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(path, content);
        return changed;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String path) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.remove(path);
        return changed;
    }

    private static Map<String, byte[]> before(Map<String, byte[]> files, String path, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        changed.put(path, content);
        changed.putAll(files);
        return changed;
    }

    /**
     * @param first the type of the first file
     */
    private static byte[] tar(Map<String, byte[]> files, char first) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        char type = first;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] header = new byte[BLOCK];
            put(header, 0, file.getKey());
            put(header, 100, "0000600\0" + "0000000\0" + "0000000\0");
            put(header, 124, "%011o\0%011o\0".formatted(file.getValue().length, 0));
            put(header, 148, "        ");
            header[156] = (byte) type;
            put(header, 257, "ustar\00000");
            int sum = 0;
            for (byte one : header) {
                sum += one & 0xFF;
            }
            put(header, 148, "%06o\0 ".formatted(sum));
            out.writeBytes(header);
            out.writeBytes(file.getValue());
            out.writeBytes(new byte[(BLOCK - file.getValue().length % BLOCK) % BLOCK]);
            type = '0';
        }
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}

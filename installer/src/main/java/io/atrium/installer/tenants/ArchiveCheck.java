package io.atrium.installer.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file is an export of a tenant as the server writes it (platform/docs/tenants.md): a tar archive of plain files with modest names,
 * the manifest last; nothing missing, nothing more, each file what its checksum says. Reads it once, from the beginning to the end.
 */
final class ArchiveCheck {
    private static final int BLOCK = 512;
    private static final int LARGEST_MANIFEST = 64 << 20;
    private static final String MANIFEST = "manifest.json";
    private static final Pattern PATH = Pattern.compile("[a-z0-9_-]+(/[a-z0-9_-]+)*(\\.[a-z0-9]+)*");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ArchiveCheck() {}

    /** What is in it, as found. */
    private record Found(long bytes, String sha256, long rows) {}

    /**
     * What was found out.
     *
     * @param problem null when all is well
     * @param manifest missing when it could not be read
     */
    record Result(@Nullable String problem, JsonNode manifest) {}

    static Result check(Path file) throws IOException {
        Map<String, Found> files = new LinkedHashMap<>();
        ByteArrayOutputStream manifest = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String problem = read(in, files, manifest);
            if (problem != null) {
                return new Result(problem, MissingNode.getInstance());
            }
        } catch (EOFException e) {
            return new Result("It ends too early.", MissingNode.getInstance());
        }
        JsonNode document;
        try {
            document = JSON.readTree(manifest.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return new Result(MANIFEST + " is no JSON: " + e.getOriginalMessage(), MissingNode.getInstance());
        }
        if (!document.path("kind").asText().equals("atrium-tenant-export")
                || document.path("version").asInt() != 1) {
            return new Result("It is no export of a tenant in a version that is known here (1).", document);
        }
        return new Result(compare(document, files), document);
    }

    private static @Nullable String compare(JsonNode document, Map<String, Found> files) {
        Map<String, Found> rest = new LinkedHashMap<>(files);
        for (JsonNode stated : document.path("files")) {
            String path = stated.path("path").asText();
            Found found = rest.remove(path);
            if (found == null) {
                return path + " is missing.";
            }
            if (found.bytes() != stated.path("bytes").asLong(-1)
                    || !found.sha256().equals(stated.path("sha256").asText())) {
                return path + " is not what its checksum says.";
            }
            if (found.rows() != stated.path("rows").asLong(-1)) {
                return path + " has " + found.rows() + " rows, not "
                        + stated.path("rows").asText() + ".";
            }
        }
        return rest.isEmpty() ? null : rest.keySet().iterator().next() + " is not in the manifest.";
    }

    private static @Nullable String read(InputStream in, Map<String, Found> files, OutputStream manifest)
            throws IOException {
        boolean last = false;
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK) {
                throw new EOFException();
            }
            if (Arrays.equals(header, new byte[BLOCK])) {
                byte[] end = in.readNBytes(BLOCK + 1);
                if (!Arrays.equals(end, new byte[BLOCK])) {
                    return "There is something behind its end.";
                }
                return last ? null : "It has no " + MANIFEST + " at its end.";
            }
            if (last) {
                return "There is something behind the manifest.";
            }
            String path = text(header, 0, 100);
            String size = text(header, 124, 12);
            if (!PATH.matcher(path).matches()
                    || header[156] != '0'
                    || !text(header, 157, 100).isEmpty()
                    || !text(header, 345, 155).isEmpty()
                    || !size.matches("[0-7]{11}")) {
                return "'" + path + "' is no plain file as exports have them.";
            }
            if (checksum(header) != Long.parseLong(text(header, 148, 8).strip(), 8)) {
                return "The header of " + path + " is damaged.";
            }
            long bytes = Long.parseLong(size, 8);
            last = path.equals(MANIFEST);
            if (last && bytes > LARGEST_MANIFEST) {
                return MANIFEST + " is too large.";
            }
            String problem = last ? copy(in, bytes, manifest) : file(in, path, bytes, files);
            if (problem != null) {
                return problem;
            }
            int padding = (int) ((BLOCK - bytes % BLOCK) % BLOCK);
            byte[] behind = in.readNBytes(padding);
            if (behind.length < padding) {
                throw new EOFException();
            }
            if (!Arrays.equals(behind, new byte[padding])) {
                return "There is something behind " + path + ".";
            }
        }
    }

    private static @Nullable String file(InputStream in, String path, long bytes, Map<String, Found> files)
            throws IOException {
        MessageDigest digest = ExportCommand.sha256();
        Bounded content = new Bounded(in, bytes);
        LineCount lines = new LineCount();
        String problem = null;
        try (OutputStream hashed = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Tee tee = new Tee(content, hashed);
            try (InputStream unpacked = new GZIPInputStream(tee)) {
                unpacked.transferTo(lines);
            } catch (EOFException e) {
                throw e;
            } catch (IOException e) {
                problem = path + " is not what its checksum says.";
            }
            tee.transferTo(OutputStream.nullOutputStream());
        }
        if (content.left > 0) {
            throw new EOFException();
        }
        Found found = new Found(bytes, HexFormat.of().formatHex(digest.digest()), lines.count);
        return files.put(path, found) == null ? problem : path + " is there twice.";
    }

    private static @Nullable String copy(InputStream in, long bytes, OutputStream to) throws IOException {
        byte[] content = in.readNBytes((int) bytes);
        if (content.length < bytes) {
            throw new EOFException();
        }
        to.write(content);
        return null;
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    private static long checksum(byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        return sum;
    }

    /** So many bytes and no more; leaves the stream behind it open. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long bytes) {
            this.in = in;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(into, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
            return read;
        }
    }

    /** Passes on what is read. */
    private static final class Tee extends InputStream {
        private final InputStream in;
        private final OutputStream copy;

        Tee(InputStream in, OutputStream copy) {
            this.in = in;
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (read > 0) {
                copy.write(into, offset, read);
            }
            return read;
        }
    }

    private static final class LineCount extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count += one == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}

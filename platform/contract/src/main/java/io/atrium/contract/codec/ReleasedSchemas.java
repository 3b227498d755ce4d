package io.atrium.contract.codec;

import io.atrium.contract.EventFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Every schema version that was ever released, oldest first. {@code schemas/index.txt} lists them; none may leave it. */
public final class ReleasedSchemas {
    private static final String FOLDER = "/schemas/";

    /**
     * One released version.
     *
     * @param family the family
     * @param version counts from 1
     * @param fingerprint CRC-64-AVRO of the canonical form
     * @param schema the schema
     */
    public record Released(EventFamily family, int version, long fingerprint, Schema schema) {}

    private final List<Released> all;
    private final Map<Long, Released> byFingerprint = new HashMap<>();

    ReleasedSchemas(List<Released> all) {
        this.all = List.copyOf(all);
        all.forEach(released -> byFingerprint.put(released.fingerprint(), released));
    }

    /** Reads the versions of this jar; a missing or unreadable file is a broken jar and throws. */
    public static ReleasedSchemas load() {
        return new ReleasedSchemas(
                text("index.txt").lines().map(ReleasedSchemas::released).toList());
    }

    /** All versions of all families, oldest first within a family. */
    public List<Released> all() {
        return all;
    }

    /** The versions of one family, oldest first. */
    public List<Released> of(EventFamily family) {
        return all.stream().filter(released -> released.family() == family).toList();
    }

    /** The version that is written today. */
    public Released newest(EventFamily family) {
        List<Released> versions = new ArrayList<>(of(family));
        return versions.get(versions.size() - 1);
    }

    /** The version with this fingerprint. */
    public Optional<Released> find(long fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /** {@code usage 1 0123456789abcdef}: family, version, fingerprint. */
    private static Released released(String line) {
        String[] parts = line.split(" ", -1);
        String path = parts[0] + "/v" + parts[1] + ".avsc";
        Schema schema = new Schema.Parser().parse(text(path));
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        if (fingerprint != Long.parseUnsignedLong(parts[2], 16)) {
            throw new IllegalStateException("schemas/" + path + " was changed after its release: its fingerprint is "
                    + "%016x".formatted(fingerprint) + ", the index says " + parts[2]);
        }
        return new Released(EventFamily.of(parts[0]), Integer.parseInt(parts[1]), fingerprint, schema);
    }

    private static String text(String path) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("schemas/" + path + " is missing in the contract jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read schemas/" + path, e);
        }
    }
}

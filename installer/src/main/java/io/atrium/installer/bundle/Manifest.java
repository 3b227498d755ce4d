package io.atrium.installer.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of itself, and what is signed.
 *
 * @param format always {@link #FORMAT}
 * @param commit the commit that it was built from; ends in {@code +changes} when the sources were not exactly that commit
 * @param date that commit's time, and the time of every file
 * @param clickHouse in words, which ClickHouse is inside
 * @param upgrade from which versions it upgrades
 * @param missing what this architecture or this build does not have, and why
 * @param entries all entries of the file but the manifest and its signature, in their order
 */
public record Manifest(
        String format,
        String product,
        String version,
        String commit,
        Instant date,
        String architecture,
        String clickHouse,
        UpgradePath upgrade,
        List<Missing> missing,
        List<Input> inputs,
        List<Part> parts,
        List<Image> images,
        List<Entry> entries) {

    static final String FORMAT = "atrium-bundle/1";
    static final String FILE = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    public Manifest {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("format: this program reads " + FORMAT + ", not " + format);
        }
        Objects.requireNonNull(upgrade, "upgrade: it is missing");
        missing = List.copyOf(missing);
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
        images = List.copyOf(images);
        entries = List.copyOf(entries);
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** A regular file of the bundle. */
    public record Entry(String path, long size, String mode, String sha256) {}

    /** Something that is not inside. */
    public record Missing(String name, String why) {}

    /**
     * Something that the bundle was made of.
     *
     * @param coordinate where it came from, as a package URL where there is one
     * @param licence SPDX identifiers or the source's own words
     */
    public record Input(
            String part,
            String name,
            String version,
            String coordinate,
            long size,
            String sha256,
            String licence,
            String architecture) {}

    /**
     * A tree of files in one entry.
     *
     * @param entry the entry that holds it: a tar, compressed or not
     * @param tarSha256 of the tar before compression (what an image calls its diff id)
     * @param tarSize of the tar before compression, in bytes
     */
    public record Part(
            String name, String entry, Compression compression, String tarSha256, long tarSize, List<PartFile> files) {
        public Part {
            files = List.copyOf(files);
        }

        /** What its files take on a disk, in bytes. */
        public long unpackedSize() {
            return files.stream().mapToLong(PartFile::size).sum();
        }
    }

    /**
     * A file, folder or link of a part.
     *
     * @param sha256 of a file
     * @param target of a link
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartFile(
            String path,
            Kind kind,
            long size,
            String mode,
            @Nullable String sha256,
            @Nullable String target) {}

    /** What a path is. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK
    }

    /**
     * A container image whose layers are parts.
     *
     * @param name with its tag
     * @param layers names of parts, lowest first
     */
    public record Image(String name, String manifestDigest, String architecture, List<String> layers) {
        public Image {
            layers = List.copyOf(layers);
        }
    }
}

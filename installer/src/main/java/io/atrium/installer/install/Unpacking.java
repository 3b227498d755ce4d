package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.home.Release;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/** Puts a release beside the others: under another name until it is whole. */
record Unpacking(HostPlaces places, ReleaseId id) {

    private static final String OPT = "opt/atrium";
    private static final String DOCUMENTS = "documents";

    /** Of these an installation on one machine runs nothing. */
    static final Set<String> LEFT_OUT = Set.of("base", "debian", "clickhouse", "helm", "ansible");

    static List<Part> parts(OpenBundle bundle) {
        return bundle.manifest().parts().stream()
                .filter(part -> !LEFT_OUT.contains(part.name()))
                .toList();
    }

    static long size(OpenBundle bundle) {
        return parts(bundle).stream().mapToLong(Part::unpackedSize).sum();
    }

    String apply(OpenBundle bundle) throws IOException, BundleFailure {
        Path release = places.release(id);
        if (Release.isOne(release)) {
            if (!HostPlaces.read(release.resolve(Release.DESCRIPTION)).equals(id)) {
                throw new IOException(release + " is another build of this version. Remove it, if nobody needs it.");
            }
            return "It was there.";
        }
        Path partial = places.partial(id);
        Trees.delete(partial);
        Files.createDirectories(partial);
        for (Part part : parts(bundle)) {
            bundle.unpack(part, part.name().equals(DOCUMENTS) ? "" : OPT, partial);
        }
        describe(partial.resolve(Release.DESCRIPTION), bundle);
        sync(partial);
        Files.move(partial, release, StandardCopyOption.ATOMIC_MOVE);
        sync(places.releases());
        return parts(bundle).size() + " parts, " + Estimate.size(size(bundle)) + ", in " + release + ".";
    }

    private void describe(Path file, OpenBundle bundle) throws IOException {
        JsonMapper json = new JsonMapper();
        Files.writeString(
                file,
                json.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(json.createObjectNode()
                                        .put("version", id.version())
                                        .put("commit", bundle.manifest().commit())
                                        .put("manifest", id.manifest())
                                        .put("signer", bundle.signer().fingerprint())
                                        .put("home", places.home().toString()))
                        + "\n");
    }

    /** Forces what a folder lists to the disk, and below it everything. */
    private static void sync(Path folder) throws IOException {
        try (var files = Files.walk(folder, folder.endsWith("releases") ? 0 : Integer.MAX_VALUE)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    void undo() throws IOException {
        Trees.delete(places.partial(id));
        // Not whole any more before its files go.
        Files.deleteIfExists(places.release(id).resolve(Release.DESCRIPTION));
        Trees.delete(places.release(id));
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.debian.DebFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The system below every image: what the packages of one group hold, unpacked here, without their maintainer scripts. What those would
 * have done is done here: the merged {@code /usr}, accounts, the bundle of certificates.
 */
final class BaseLayer {

    private static final Pattern LEFT_OUT =
            Pattern.compile("usr/share/(man|info|locale|lintian|bash-completion|bug|doc-base|menu|terminfo)(/.*)?"
                    + "|usr/share/doc/[^/]+/(?!copyright$).*|usr/lib/systemd(/.*)?|var/(cache|log|lib)(/.*)?");
    private static final List<String> MERGED = List.of("bin", "lib", "lib32", "lib64", "libx32", "sbin");
    private static final String CERTIFICATES = "usr/share/ca-certificates/";

    private final Path work;
    private final Tree tree = new Tree();
    private final TreeMap<String, Path> files = new TreeMap<>();
    private int written;

    private BaseLayer(Path work) {
        this.work = work;
    }

    /**
     * The layer's tree.
     *
     * @param packages in the order of their names
     * @param work a folder for their files
     */
    static Tree of(List<Path> packages, Path work) throws IOException {
        Folders.delete(work);
        Files.createDirectories(work);
        BaseLayer layer = new BaseLayer(work);
        for (Path file : packages) {
            new DebFile(file).files(layer::put);
        }
        layer.finish();
        return layer.tree;
    }

    private void put(String original, TarArchiveEntry head, InputStream content) throws IOException {
        String path = merged(original);
        if (path.isEmpty() || LEFT_OUT.matcher(path).matches() || MERGED.contains(path)) {
            return;
        }
        if (head.isDirectory()) {
            tree.folder(path);
        } else if (head.isSymbolicLink()) {
            tree.link(path, relative(path, head.getLinkName()));
        } else if (head.isLink()) {
            Path same = files.get(merged(head.getLinkName().replaceAll("^\\.?/", "")));
            if (same != null) {
                files.put(path, same);
                tree.file(path, same);
            }
        } else if (head.isFile()) {
            Path file = work.resolve(Integer.toString(written++));
            Files.copy(content, file);
            boolean executable = (head.getMode() & 0111) != 0;
            if (!file.toFile().setExecutable(executable, false)) {
                throw new IOException(file + " cannot be made executable");
            }
            files.put(path, file);
            tree.file(path, file);
        }
    }

    private void finish() throws IOException {
        for (String name : List.of("bin", "lib", "lib64", "sbin")) {
            tree.folder("usr/" + name).link(name, "usr/" + name);
        }
        tree.shared("tmp")
                .shared("var/lib/atrium")
                .folder("etc/atrium")
                .folder("proc")
                .folder("sys")
                .folder("dev");
        tree.folder("run");
        tree.text(
                "etc/passwd",
                "root:x:0:0:root:/root:/usr/sbin/nologin\natrium:x:10001:10001::/tmp:/usr/sbin/nologin\n");
        tree.text("etc/group", "root:x:0:\natrium:x:10001:\n");
        tree.text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
        StringBuilder certificates = new StringBuilder();
        for (String path : new ArrayList<>(files.tailMap(CERTIFICATES).keySet())) {
            if (path.startsWith(CERTIFICATES) && path.endsWith(".crt")) {
                certificates
                        .append(Files.readString(files.get(path), StandardCharsets.US_ASCII)
                                .strip())
                        .append('\n');
            }
        }
        tree.text("etc/ssl/certs/ca-certificates.crt", certificates.toString());
    }

    /** Where a path is since {@code /bin} and {@code /lib} are in {@code /usr}. */
    private static String merged(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        return slash > 0 && MERGED.contains(first) ? "usr/" + path : path;
    }

    /** A link's target as seen from its folder: a part has no absolute links. */
    private static String relative(String path, String target) {
        if (!target.startsWith("/")) {
            return target;
        }
        return "../".repeat(path.split("/", -1).length - 1) + merged(target.substring(1));
    }
}

package io.atrium.installer.debian;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A binary package, read without dpkg; its maintainer scripts are never run. */
public final class DebFile {

    private static final String CONTROL = "control.tar";
    private static final String DATA = "data.tar";

    private final Path file;

    public DebFile(Path file) {
        this.file = file;
    }

    /** Takes the files of a package. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one.
         *
         * @param path relative to the root, without a slash at either end; empty for the root itself
         */
        void visit(String path, TarArchiveEntry head, InputStream content) throws IOException;
    }

    /** The control fields as they stand, a text of one paragraph. */
    public String control() throws IOException {
        StringBuilder text = new StringBuilder();
        walk(CONTROL, (path, head, content) -> {
            if (path.equals("control")) {
                text.append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        if (text.isEmpty()) {
            throw new IOException(file + " has no control file");
        }
        return text.toString().strip() + "\n";
    }

    /** Every file, folder and link that it would install. */
    public void files(Visitor visitor) throws IOException {
        walk(DATA, visitor);
    }

    /** The short names of the licences that its copyright file states, or where to read of them. */
    public String licence() throws IOException {
        Set<String> names = new TreeSet<>();
        files((path, head, content) -> {
            if (path.startsWith("usr/share/doc/") && path.endsWith("/copyright") && head.isFile()) {
                names.addAll(licences(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
            }
        });
        return names.isEmpty() ? "see its copyright file" : String.join(", ", names);
    }

    private static Set<String> licences(String copyright) {
        Set<String> names = new TreeSet<>();
        if (!copyright.toLowerCase(Locale.ROOT).startsWith("format:")) {
            return names;
        }
        for (Map<String, String> paragraph : Control.paragraphs(copyright)) {
            paragraph
                    .getOrDefault("License", "")
                    .lines()
                    .limit(1)
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private void walk(String member, Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ArArchiveInputStream ar = new ArArchiveInputStream(in)) {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                if (entry.getName().startsWith(member)) {
                    tar(plain(entry.getName(), ar), visitor);
                    return;
                }
            }
        }
        throw new IOException(file + " is no Debian package: it has no " + member);
    }

    private static InputStream plain(String name, InputStream in) throws IOException {
        if (name.contains(".xz")) {
            return new XZCompressorInputStream(in);
        }
        if (name.contains(".zst")) {
            return new ZstdInputStream(in);
        }
        return name.contains(".gz") ? new java.util.zip.GZIPInputStream(in) : in;
    }

    private static void tar(InputStream plain, Visitor visitor) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String path = entry.getName().replaceAll("^\\.?/", "").replaceAll("/$", "");
            visitor.visit(path.equals(".") ? "" : path, entry, tar);
        }
    }
}

package io.atrium.warehouse.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of text files inside the warehouse's jar, or on disk while it is being built. */
public final class ResourceFolder {

    private ResourceFolder() {}

    /**
     * The texts of all files of a bundled folder.
     *
     * @param folder such as {@code ddl}
     * @param suffix of the files' names, such as {@code .sql}
     * @return file name to text, by name
     */
    public static Map<String, String> bundled(String folder, String suffix) {
        URL anchor = ResourceFolder.class.getResource("/" + folder);
        if (anchor == null) {
            throw new IllegalStateException("The warehouse jar has no folder " + folder);
        }
        try {
            URI location = anchor.toURI();
            if (!"jar".equals(location.getScheme())) {
                return read(Path.of(location), suffix);
            }
            String outer = location.toString();
            Path jar = Path.of(URI.create(outer.substring("jar:".length(), outer.lastIndexOf("!/"))));
            // not the shared file system of the jar's URI: two readers at once would close it under each other
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return read(files.getPath(folder), suffix);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the folder " + folder + " of the warehouse jar", failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("A resource has no address: " + anchor, impossible);
        }
    }

    /** The text of one bundled file. */
    public static String file(String name) {
        try (InputStream file = ResourceFolder.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The warehouse jar has no file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read " + name + " of the warehouse jar", failed);
        }
    }

    /** The texts of all files of a folder on disk, as {@link #bundled}. */
    public static Map<String, String> read(Path folder, String suffix) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(suffix)).toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }
}

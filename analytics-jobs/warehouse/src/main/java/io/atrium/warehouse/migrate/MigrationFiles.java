package io.atrium.warehouse.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the DDL files that this software brings. */
public final class MigrationFiles {

    private static final String FOLDER = "ddl";

    private MigrationFiles() {}

    /**
     * All files of this software, by version.
     *
     * @throws MigrationFailure.BadFile if a file is not well-formed or two have the same version
     */
    public static List<Migration> bundled() {
        URL anchor = MigrationFiles.class.getResource("/" + FOLDER);
        if (anchor == null) {
            throw new IllegalStateException("The warehouse jar has no folder " + FOLDER);
        }
        try {
            URI location = anchor.toURI();
            if (!"jar".equals(location.getScheme())) {
                return read(Path.of(location));
            }
            try (FileSystem jar = FileSystems.newFileSystem(location, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the DDL files of the warehouse jar", failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("A resource has no address: " + anchor, impossible);
        }
    }

    /**
     * All files of a folder, by version.
     *
     * @throws MigrationFailure.BadFile as {@link #bundled()}
     */
    public static List<Migration> read(Path folder) throws IOException {
        List<Migration> migrations = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                migrations.add(Migration.parse(String.valueOf(file.getFileName()), Files.readString(file)));
            }
        }
        migrations.sort(Comparator.comparingInt(Migration::version));
        for (int i = 1; i < migrations.size(); i++) {
            if (migrations.get(i).version() == migrations.get(i - 1).version()) {
                throw new MigrationFailure.BadFile(
                        migrations.get(i).file(),
                        "has the same version as " + migrations.get(i - 1).file());
            }
        }
        return List.copyOf(migrations);
    }
}

package io.atrium.installer.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Collects what goes into a part, in the order of its paths whatever the file system's. Of a file's permissions only its owner's right
 * to run it counts: everything else depends on who built it.
 */
public final class Tree {

    private final TreeMap<String, TreeEntry> entries = new TreeMap<>();

    /** One file. */
    public Tree file(String path, Path content) throws IOException {
        return put(new TreeEntry.File(path, content, executable(content)));
    }

    /** A small file that is made on the way. */
    public Tree text(String path, String content) {
        return put(new TreeEntry.Text(path, content, false));
    }

    /** A program that is made on the way. */
    public Tree script(String path, String content) {
        return put(new TreeEntry.Text(path, content, true));
    }

    public Tree link(String path, String target) {
        return put(new TreeEntry.Link(path, target));
    }

    public Tree folder(String path) {
        return put(new TreeEntry.Folder(path));
    }

    /** A folder in which everybody may write. */
    public Tree shared(String path) {
        return put(new TreeEntry.Shared(path));
    }

    /** A folder with all that is in it. */
    public Tree folder(String path, Path source) throws IOException {
        return folder(path, source, relative -> true);
    }

    /**
     * A folder with what is in it and wanted.
     *
     * @param wanted told the paths relative to the folder
     */
    public Tree folder(String path, Path source, Predicate<String> wanted) throws IOException {
        put(new TreeEntry.Folder(path));
        List<Path> found;
        try (Stream<Path> walk = Files.walk(source)) {
            found = walk.filter(file -> !file.equals(source)).toList();
        }
        for (Path file : found) {
            String relative = source.relativize(file).toString();
            if (wanted.test(relative)) {
                put(entry(path + "/" + relative, file));
            }
        }
        return this;
    }

    /** Everything, folders before what is in them. */
    public Collection<TreeEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    private Tree put(TreeEntry entry) {
        int slash = entry.path().lastIndexOf('/');
        for (; slash > 0; slash = entry.path().lastIndexOf('/', slash - 1)) {
            String parent = entry.path().substring(0, slash);
            entries.putIfAbsent(parent, new TreeEntry.Folder(parent));
        }
        entries.put(entry.path(), entry);
        return this;
    }

    private static TreeEntry entry(String path, Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return new TreeEntry.Link(path, Files.readSymbolicLink(file).toString());
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return new TreeEntry.Folder(path);
        }
        return new TreeEntry.File(path, file, executable(file));
    }

    private static boolean executable(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}

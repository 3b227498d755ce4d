package io.atrium.installer.bundle;

import java.nio.file.Path;

/**
 * A file, folder or link that goes into a part, and from where.
 */
public sealed interface TreeEntry {

    /** Its path within the part. */
    String path();

    /** A folder; always 0755. */
    record Folder(String path) implements TreeEntry {}

    /** A folder in which everybody may write, as {@code /tmp}. */
    record Shared(String path) implements TreeEntry {}

    /** A link, relative and within the part. */
    record Link(String path, String target) implements TreeEntry {}

    /**
     * A file.
     *
     * @param executable whether everybody may run it
     */
    record File(String path, Path content, boolean executable) implements TreeEntry {}

    /** A small file that is made on the way. */
    record Text(String path, String content, boolean executable) implements TreeEntry {}
}

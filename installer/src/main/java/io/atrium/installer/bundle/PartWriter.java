package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Kind;
import io.atrium.installer.bundle.Manifest.PartFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a part: a tar that depends on nothing but the entries and one time. */
final class PartWriter {

    static final int EXECUTABLE = 0755;
    static final int PLAIN = 0644;
    static final int LINK = 0777;
    static final int SHARED = 01777;

    private final Instant modified;

    PartWriter(Instant modified) {
        this.modified = modified;
    }

    /**
     * What was written.
     *
     * @param tarSha256 before compression
     * @param tarSize before compression, in bytes
     */
    record Written(String tarSha256, long tarSize, List<PartFile> files) {
        Written {
            files = List.copyOf(files);
        }
    }

    /** Writes a part into a file. */
    Written write(Collection<TreeEntry> entries, Compression compression, Path file) throws IOException, BundleFailure {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), Digest.BLOCK)) {
            return write(entries, compression, out);
        }
    }

    /** Says what would be written. */
    Written pretend(Collection<TreeEntry> entries) throws IOException, BundleFailure {
        return write(entries, Compression.NONE, OutputStream.nullOutputStream());
    }

    private Written write(Collection<TreeEntry> entries, Compression compression, OutputStream out)
            throws IOException, BundleFailure {
        List<PartFile> files = new ArrayList<>();
        SafePath.Names names = new SafePath.Names();
        Tally tally;
        try (OutputStream compressed = compression.compressing(out);
                Tally counted = new Tally(compressed);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(counted, StandardCharsets.UTF_8.name())) {
            tally = counted;
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (TreeEntry entry : entries) {
                SafePath.check(entry.path());
                names.add(entry.path());
                files.add(write(tar, entry));
            }
        }
        return new Written(tally.sha256(), tally.count(), files);
    }

    private PartFile write(TarArchiveOutputStream tar, TreeEntry entry) throws IOException, BundleFailure {
        if (entry instanceof TreeEntry.Folder folder) {
            return folder(tar, folder.path(), EXECUTABLE);
        }
        if (entry instanceof TreeEntry.Shared folder) {
            return folder(tar, folder.path(), SHARED);
        }
        if (entry instanceof TreeEntry.Link link) {
            SafePath.checkLink(link.path(), link.target());
            TarArchiveEntry head = new TarArchiveEntry(link.path(), TarConstants.LF_SYMLINK);
            head.setLinkName(link.target());
            open(tar, head, LINK, 0);
            tar.closeArchiveEntry();
            return new PartFile(link.path(), Kind.LINK, 0, octal(LINK), null, link.target());
        }
        if (entry instanceof TreeEntry.Text text) {
            byte[] content = text.content().getBytes(StandardCharsets.UTF_8);
            int mode = text.executable() ? EXECUTABLE : PLAIN;
            open(tar, new TarArchiveEntry(text.path(), TarConstants.LF_NORMAL), mode, content.length);
            tar.write(content);
            tar.closeArchiveEntry();
            return new PartFile(text.path(), Kind.FILE, content.length, octal(mode), Digest.of(content), null);
        }
        return copy(tar, (TreeEntry.File) entry);
    }

    private PartFile folder(TarArchiveOutputStream tar, String path, int mode) throws IOException {
        open(tar, new TarArchiveEntry(path + "/", TarConstants.LF_DIR), mode, 0);
        tar.closeArchiveEntry();
        return new PartFile(path, Kind.FOLDER, 0, octal(mode), null, null);
    }

    private PartFile copy(TarArchiveOutputStream tar, TreeEntry.File file) throws IOException {
        int mode = file.executable() ? EXECUTABLE : PLAIN;
        long size = Files.size(file.content());
        open(tar, new TarArchiveEntry(file.path(), TarConstants.LF_NORMAL), mode, size);
        MessageDigest digest = Digest.sha256();
        byte[] block = new byte[Digest.BLOCK];
        try (InputStream in = Files.newInputStream(file.content())) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                tar.write(block, 0, read);
            }
        }
        tar.closeArchiveEntry();
        return new PartFile(file.path(), Kind.FILE, size, octal(mode), Digest.hex(digest.digest()), null);
    }

    private void open(TarArchiveOutputStream tar, TarArchiveEntry head, int mode, long size) throws IOException {
        head.setMode(mode);
        head.setSize(size);
        head.setIds(0, 0);
        head.setNames("", "");
        head.setLastModifiedTime(FileTime.from(modified));
        tar.putArchiveEntry(head);
    }

    static String octal(int mode) {
        return "0%o".formatted(mode);
    }
}

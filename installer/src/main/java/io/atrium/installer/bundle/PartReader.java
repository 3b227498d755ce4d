package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.Kind;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.Manifest.PartFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** Reads a part file by file, and refuses whatever the manifest does not say of it. */
final class PartReader {

    /** Takes the files of a part, in order. */
    interface Visitor {
        void folder(PartFile folder) throws IOException, BundleFailure;

        void link(PartFile link) throws IOException, BundleFailure;

        /** Reads the content to its end, or leaves it. */
        void file(PartFile file, InputStream content) throws IOException, BundleFailure;
    }

    private final Part part;

    PartReader(Part part) {
        this.part = part;
    }

    /**
     * Reads a part to its end.
     *
     * @param stored the entry's bytes
     */
    void read(InputStream stored, Visitor visitor) throws IOException, BundleFailure {
        PartRules.check(part);
        Iterator<PartFile> expected = part.files().iterator();
        InputStream plain = part.compression().decompressing(stored);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String path = entry.getName().replaceAll("/$", "");
            SafePath.check(path);
            if (!expected.hasNext()) {
                throw failure(Reason.EXTRA, path, "is not in the manifest");
            }
            visit(tar, entry, path, expected.next(), visitor);
        }
        if (expected.hasNext()) {
            throw failure(Reason.MISSING, expected.next().path(), "is missing");
        }
        drainZeros(plain);
    }

    private void visit(TarArchiveInputStream tar, TarArchiveEntry entry, String path, PartFile wanted, Visitor visitor)
            throws IOException, BundleFailure {
        if (!path.equals(wanted.path())) {
            throw failure(Reason.EXTRA, path, "stands where the manifest has “" + wanted.path() + "”");
        }
        if (kind(entry, path) != wanted.kind()
                || !PartWriter.octal(entry.getMode()).equals(wanted.mode())) {
            throw failure(Reason.CHANGED, path, "is of another kind or mode than in the manifest");
        }
        switch (wanted.kind()) {
            case FOLDER -> visitor.folder(wanted);
            case LINK -> {
                same(path, "leads to another place", entry.getLinkName(), wanted.target());
                visitor.link(wanted);
            }
            case FILE -> {
                DigestInputStream content = new DigestInputStream(tar, Digest.sha256());
                visitor.file(wanted, content);
                content.transferTo(OutputStream.nullOutputStream());
                same(
                        path,
                        "has other bytes than in the manifest",
                        Digest.hex(content.getMessageDigest().digest()),
                        wanted.sha256());
            }
        }
    }

    private Kind kind(TarArchiveEntry entry, String path) throws BundleFailure {
        switch (entry.getLinkFlag()) {
            case TarConstants.LF_DIR -> {
                return Kind.FOLDER;
            }
            case TarConstants.LF_SYMLINK -> {
                return Kind.LINK;
            }
            case TarConstants.LF_NORMAL -> {
                return Kind.FILE;
            }
            default -> {
                // A hard link, a device, a pipe.
            }
        }
        throw failure(Reason.UNSAFE_PATH, path, "is neither a file nor a folder nor a symbolic link");
    }

    private void same(String path, String complaint, String found, @Nullable String wanted) throws BundleFailure {
        if (!Objects.equals(found, wanted)) {
            throw failure(Reason.CHANGED, path, complaint);
        }
    }

    private void drainZeros(InputStream plain) throws IOException, BundleFailure {
        byte[] block = new byte[Digest.BLOCK];
        for (int read = plain.read(block); read >= 0; read = plain.read(block)) {
            for (int i = 0; i < read; i++) {
                if (block[i] != 0) {
                    throw new BundleFailure(
                            Reason.APPENDED, "Something follows the end of the part " + part.name() + ".");
                }
            }
        }
    }

    private BundleFailure failure(Reason reason, String path, String what) {
        return new BundleFailure(reason, "“" + path + "” in the part " + part.name() + " " + what + ".");
    }
}

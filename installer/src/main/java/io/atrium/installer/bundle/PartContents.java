package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.PartFile;
import java.io.IOException;
import java.io.InputStream;

/** Hands the files of a part on as if a folder within it were the part; what lies beside that folder is refused. */
final class PartContents implements PartReader.Visitor {

    private final String folder;
    private final PartReader.Visitor visitor;

    /** @param folder such as {@code opt/atrium}; empty for the whole part */
    PartContents(String folder, PartReader.Visitor visitor) {
        this.folder = folder;
        this.visitor = visitor;
    }

    @Override
    public void folder(PartFile file) throws IOException, BundleFailure {
        if (folder.isEmpty()) {
            visitor.folder(file);
        } else if (!(folder + "/").startsWith(file.path() + "/")) {
            visitor.folder(moved(file));
        }
    }

    @Override
    public void link(PartFile file) throws IOException, BundleFailure {
        PartFile moved = moved(file);
        SafePath.checkLink(moved.path(), String.valueOf(moved.target()));
        visitor.link(moved);
    }

    @Override
    public void file(PartFile file, InputStream content) throws IOException, BundleFailure {
        visitor.file(moved(file), content);
    }

    private PartFile moved(PartFile file) throws BundleFailure {
        if (folder.isEmpty()) {
            return file;
        }
        if (!file.path().startsWith(folder + "/")) {
            throw new BundleFailure(
                    BundleFailure.Reason.UNSAFE_PATH, "“" + file.path() + "” does not lie in " + folder + ".");
        }
        return new PartFile(
                file.path().substring(folder.length() + 1),
                file.kind(),
                file.size(),
                file.mode(),
                file.sha256(),
                file.target());
    }
}

package io.atrium.installer.debian;

import io.atrium.installer.debian.PackageLock.LockedPackage;
import java.io.IOException;
import java.util.List;

/** The file {@code Packages} of a flat repository, with which apt installs from a folder. */
public final class PackagesIndex {

    private PackagesIndex() {}

    /** The index of packages that lie beside it. */
    public static String of(List<LockedPackage> packages, PackageCache cache) throws IOException {
        StringBuilder text = new StringBuilder();
        for (LockedPackage locked : packages) {
            text.append(new DebFile(cache.file(locked)).control())
                    .append("Filename: ./")
                    .append(locked.file())
                    .append('\n')
                    .append("Size: ")
                    .append(locked.size())
                    .append('\n')
                    .append("SHA256: ")
                    .append(locked.sha256())
                    .append("\n\n");
        }
        return text.toString();
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.Kind;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.Manifest.PartFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What must be true of the paths of a part before anything is unpacked. */
final class PartRules {

    /** No set-user-id, nothing that others may change but shared folders. */
    private static final Set<String> MODES = Set.of("0644", "0755", "0777", "01777");

    private PartRules() {}

    static void check(Part part) throws BundleFailure {
        SafePath.Names names = new SafePath.Names();
        Map<String, Kind> seen = new HashMap<>();
        for (PartFile file : part.files()) {
            SafePath.check(file.path());
            names.add(file.path());
            String target = file.target();
            if (file.kind() == Kind.LINK) {
                SafePath.checkLink(file.path(), target == null ? "" : target);
            }
            int slash = file.path().lastIndexOf('/');
            if (slash > 0 && seen.get(file.path().substring(0, slash)) != Kind.FOLDER) {
                throw new BundleFailure(
                        Reason.UNSAFE_PATH,
                        "The file “" + file.path() + "” of part " + part.name() + " is not in a folder of that part.");
            }
            if (!MODES.contains(file.mode())) {
                throw new BundleFailure(
                        Reason.UNSAFE_PATH,
                        "The file “" + file.path() + "” of part " + part.name() + " has the mode " + file.mode() + ".");
            }
            seen.put(file.path(), file.kind());
        }
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which names may stand in a bundle: relative, normal, printable, and no two that a file system could take for one. */
final class SafePath {

    private SafePath() {}

    /** Refuses a name that leads out, or that two systems could read differently. */
    static void check(String path) throws BundleFailure {
        String problem = problem(path);
        if (!problem.isEmpty()) {
            throw new BundleFailure(Reason.UNSAFE_PATH, "The entry " + shown(path) + " " + problem + ".");
        }
    }

    private static String problem(String path) {
        if (path.isEmpty()) {
            return "has no name";
        }
        if (path.startsWith("/")) {
            return "is absolute";
        }
        if (path.chars().anyMatch(character -> character < 0x20 || character == 0x7f || character == '\\')) {
            return "has a control character or a backslash in its name";
        }
        for (String segment : path.split("/", -1)) {
            switch (segment) {
                case "" -> {
                    return "has an empty folder in its name";
                }
                case ".", ".." -> {
                    return "leads out of its folder (" + segment + ")";
                }
                default -> {
                    // A name.
                }
            }
        }
        return "";
    }

    /** Refuses a link whose target is absolute or outside of the tree. */
    static void checkLink(String path, String target) throws BundleFailure {
        if (target.isEmpty() || target.startsWith("/")) {
            throw new BundleFailure(
                    Reason.UNSAFE_PATH,
                    "The link " + shown(path) + " leads to " + shown(target) + ", an absolute path.");
        }
        int depth = path.split("/", -1).length - 1;
        for (String segment : target.split("/", -1)) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                throw new BundleFailure(
                        Reason.UNSAFE_PATH,
                        "The link " + shown(path) + " leads to " + shown(target) + ", out of its part.");
            }
        }
    }

    /** A set of names that grows; refuses the second of two that are the same, or the same but for case. */
    static final class Names {
        private final Map<String, String> seen = new HashMap<>();

        void add(String path) throws BundleFailure {
            String before = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
            if (before == null) {
                return;
            }
            throw new BundleFailure(
                    Reason.DUPLICATE,
                    before.equals(path)
                            ? "The entry " + shown(path) + " is there twice."
                            : "The entries " + shown(before) + " and " + shown(path) + " differ by case only.");
        }
    }

    private static String shown(String path) {
        return "“" + path.replaceAll("\\p{Cntrl}", "?") + "”";
    }
}

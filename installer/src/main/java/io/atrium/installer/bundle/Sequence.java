package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Verification.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares which entries are there with which ought to be: nothing missing, nothing extra, in the same order. */
final class Sequence {

    private Sequence() {}

    static List<Problem> compare(Manifest manifest, List<BundleFile.Place> places) {
        List<String> wanted = new ArrayList<>(List.of(Manifest.FILE, Manifest.SIGNATURE));
        manifest.entries().forEach(entry -> wanted.add(entry.path()));
        List<String> found = places.stream().map(place -> place.header().path()).toList();
        List<Problem> problems = new ArrayList<>();
        for (String path : without(wanted, found)) {
            problems.add(new Problem(Reason.MISSING, "The entry “" + path + "” is missing."));
        }
        for (String path : without(found, wanted)) {
            problems.add(new Problem(Reason.EXTRA, "The entry “" + path + "” is not in the manifest."));
        }
        if (problems.isEmpty() && !wanted.equals(found)) {
            int first = 0;
            while (wanted.get(first).equals(found.get(first))) {
                first++;
            }
            problems.add(new Problem(
                    Reason.ORDER, "“" + found.get(first) + "” stands where “" + wanted.get(first) + "” ought to."));
        }
        return problems;
    }

    private static Set<String> without(List<String> all, List<String> others) {
        Set<String> rest = new LinkedHashSet<>(all);
        others.forEach(rest::remove);
        return rest;
    }
}

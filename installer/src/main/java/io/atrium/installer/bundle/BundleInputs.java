package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.debian.PackageCache;
import io.atrium.installer.debian.PackageLock;
import io.atrium.installer.debian.PackageLock.LockedFile;
import io.atrium.installer.debian.PackageLock.LockedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the inputs are: a built checkout, fetched packages, and what an operator has brought.
 *
 * @param clickHouse folder with the official ClickHouse; null: the evaluation engine
 */
record BundleInputs(
        Path checkout,
        PackageLock lock,
        PackageCache cache,
        @Nullable Path clickHouse) {

    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    static Path wantedFile(Path checkout) {
        return checkout.resolve("installer/bundle/packages.yaml");
    }

    static Path lockFile(Path checkout) {
        return checkout.resolve("installer/bundle/lock.yaml");
    }

    /** From which versions a bundle of this checkout upgrades. */
    UpgradePath upgrade() throws IOException {
        return UpgradePath.read(checkout.resolve("installer/bundle/upgrades.yaml"));
    }

    String version() throws IOException {
        return version(checkout);
    }

    /** The product's version, from the root pom. */
    static String version(Path checkout) throws IOException {
        Matcher matcher = VERSION.matcher(Files.readString(checkout.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IOException("the root pom has no version");
        }
        return matcher.group(1);
    }

    /** A property of the root pom, where every version stands. */
    String property(String name) throws IOException {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</")
                .matcher(Files.readString(checkout.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IOException("the root pom has no property " + name);
        }
        return matcher.group(1);
    }

    /** Something that the build makes. */
    Path built(String path) throws BundleFailure {
        Path file = checkout.resolve(path);
        if (!Files.exists(file)) {
            throw new BundleFailure(Reason.INPUT_MISSING, path + " is missing: make bundle builds it.");
        }
        return file;
    }

    /** Refuses to go on unless every locked package is in the cache as locked. */
    void checkPackages() throws IOException, BundleFailure {
        List<LockedPackage> missing = cache.missing(lock);
        if (!missing.isEmpty()) {
            throw new BundleFailure(
                    Reason.INPUT_MISSING,
                    "%d of %d packages are not in %s as locked, the first is %s: atrium bundle fetch brings them."
                            .formatted(
                                    missing.size(),
                                    lock.packages().size(),
                                    cache.folder(),
                                    missing.get(0).file()));
        }
    }

    /** The operator's ClickHouse, checked against the lock file; empty when there is none and the engine is taken. */
    Optional<Path> officialClickHouse() throws IOException, BundleFailure {
        Path folder = clickHouse;
        if (folder == null) {
            return Optional.empty();
        }
        if (lock.clickHouse().isEmpty()) {
            throw new BundleFailure(
                    Reason.INPUT_CHANGED,
                    "The lock file names no ClickHouse: pin what is in the folder first, with atrium bundle lock --clickhouse "
                            + folder + ".");
        }
        for (LockedFile file : lock.clickHouse()) {
            if (!PackageCache.good(folder.resolve(file.file()), file.size(), file.sha256())) {
                throw new BundleFailure(
                        Files.exists(folder.resolve(file.file())) ? Reason.INPUT_CHANGED : Reason.INPUT_MISSING,
                        folder.resolve(file.file()) + " is missing, or not the file that the lock file names.");
            }
        }
        return Optional.of(folder);
    }
}

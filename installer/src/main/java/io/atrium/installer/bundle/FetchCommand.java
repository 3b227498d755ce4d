package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.debian.Apt;
import io.atrium.installer.debian.PackageCache;
import io.atrium.installer.debian.PackageLock.LockedPackage;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atrium bundle fetch}. */
@Command(
        name = "fetch",
        description =
                "Brings the locked packages into the cache with apt-get download, and checks each against the lock"
                        + " file. Those that are there already are not fetched again.")
final class FetchCommand extends BundleVerb {

    @Mixin
    private InputOptions options = new InputOptions();

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        BundleInputs inputs = options.inputs();
        PackageCache cache = inputs.cache();
        List<LockedPackage> missing = cache.missing(inputs.lock());
        if (!missing.isEmpty()) {
            long began = System.nanoTime();
            new Apt(new Processes(), options.work()).download(missing, cache.folder());
            out.println("Fetched " + missing.size() + " packages, "
                    + Amount.bytes(
                            missing.stream().mapToLong(LockedPackage::size).sum()) + ", in "
                    + Amount.seconds(System.nanoTime() - began));
        }
        List<LockedPackage> wrong = cache.missing(inputs.lock());
        if (!wrong.isEmpty()) {
            throw new BundleFailure(
                    Reason.INPUT_CHANGED,
                    wrong.get(0).file() + " and " + (wrong.size() - 1)
                            + " others are not what the lock file names. Do not use them; lock again if the archive moved on.");
        }
        out.println(inputs.lock().packages().size() + " packages are in " + cache.folder() + " as locked.");
        out.flush();
        return 0;
    }
}

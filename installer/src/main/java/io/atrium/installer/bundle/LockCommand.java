package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.debian.Apt;
import io.atrium.installer.debian.PackageLock;
import io.atrium.installer.debian.PackageLock.LockedFile;
import io.atrium.installer.debian.PackageLock.LockedPackage;
import io.atrium.installer.debian.Wanted;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code atrium bundle lock}. */
@Command(
        name = "lock",
        description =
                "Resolves the packages of installer/bundle/packages.yaml with this machine's apt, and the ClickHouse"
                        + " files in a folder, into exact versions and digests: installer/bundle/lock.yaml.")
final class LockCommand extends BundleVerb {

    @Mixin
    private InputOptions options = new InputOptions();

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        Path checkout = options.checkout();
        Wanted wanted = Wanted.read(BundleInputs.wantedFile(checkout));
        String system = system(Path.of("/etc/os-release"));
        if (!system.equals(wanted.system())) {
            throw new BundleFailure(
                    Reason.UNSUPPORTED,
                    "The packages are for " + wanted.system() + " and can be resolved there only; this is " + system
                            + ".");
        }
        List<LockedPackage> packages = new Apt(new Processes(), options.work()).resolve(wanted);
        Path file = BundleInputs.lockFile(checkout);
        PackageLock lock = new PackageLock(wanted.system(), Architecture.here(), packages, clickHouse(file));
        lock.write(file);
        out.println(packages.size() + " packages, "
                + Amount.bytes(packages.stream().mapToLong(LockedPackage::size).sum()) + "; ClickHouse: "
                + (lock.clickHouse().isEmpty()
                        ? "none pinned"
                        : lock.clickHouse().size() + " files") + "; written to "
                + file);
        out.flush();
        return 0;
    }

    /** What is in the operator's folder; what was pinned before when no folder is given. */
    private List<LockedFile> clickHouse(Path lockFile) throws IOException, BundleFailure {
        Path folder = options.clickHouse();
        if (folder == null) {
            return Files.exists(lockFile) ? PackageLock.read(lockFile).clickHouse() : List.of();
        }
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> String.valueOf(file.getFileName())
                            .matches("clickhouse-.*\\.(deb|tgz|tar|tar\\.gz|tar\\.zst)"))
                    .sorted()
                    .toList();
        }
        if (found.isEmpty()) {
            throw new BundleFailure(
                    Reason.INPUT_MISSING,
                    folder + " holds no clickhouse-*.deb, .tgz or .tar: put the official packages or images there.");
        }
        List<LockedFile> locked = new ArrayList<>();
        for (Path file : found) {
            locked.add(new LockedFile(String.valueOf(file.getFileName()), Files.size(file), Digest.of(file)));
        }
        return locked;
    }

    static String system(Path osRelease) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(osRelease)) {
            properties.load(reader);
        }
        return (properties.getProperty("ID", "unknown") + "-" + properties.getProperty("VERSION_ID", "unknown"))
                .replace("\"", "");
    }
}

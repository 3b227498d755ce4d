package io.atrium.installer.preflight;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Free space, file system by file system: two directories on one disk share what is free. */
final class DiskSpace implements Check {

    private static final double GIB = 1L << 30;

    @Override
    public Item item() {
        return Item.DISK;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException {
        Map<FileStore, List<Path>> shared = new LinkedHashMap<>();
        Map<Path, Long> needed = Directories.needed(subject);
        for (Path folder : needed.keySet()) {
            shared.computeIfAbsent(Files.getFileStore(Directories.existing(folder)), store -> new ArrayList<>())
                    .add(folder);
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<FileStore, List<Path>> entry : shared.entrySet()) {
            long sum = entry.getValue().stream()
                    .mapToLong(folder -> needed.getOrDefault(folder, 0L))
                    .sum();
            findings.add(finding(entry.getValue(), entry.getKey().getUsableSpace(), sum));
        }
        return findings;
    }

    static Finding finding(List<Path> folders, long free, long needed) {
        String subject = String.join(", ", folders.stream().map(Path::toString).toList());
        String found = String.format(Locale.ROOT, "%.1f GiB free, %.1f GiB needed", free / GIB, needed / GIB)
                + (folders.size() > 1 ? " for " + folders.size() + " directories on one file system" : "");
        return free < needed ? Item.DISK.fail(subject, found) : Item.DISK.pass(subject, found);
    }
}

package io.atrium.installer.preflight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** How long a disk takes to hold on to 4 KiB: what every commit, every acknowledged record and every checkpoint waits for. */
final class DiskLatency implements Check {

    private static final int MOST = 200;
    private static final int BLOCK = 4096;
    private static final long LONGEST = 2_000_000_000L;
    private static final double WARNING = 10;
    private static final double FAILURE = 100;

    @Override
    public Item item() {
        return Item.DISK_LATENCY;
    }

    @Override
    public List<Finding> look(Subject subject) {
        LinkedHashSet<Path> folders = new LinkedHashSet<>();
        subject.roles().forEach(role -> subject.site().directories().of(role).ifPresent(folders::add));
        List<Finding> findings = new ArrayList<>();
        LinkedHashSet<Path> measured = new LinkedHashSet<>();
        for (Path folder : folders) {
            Path place = Directories.existing(folder);
            if (measured.add(place)) {
                findings.add(finding(folder, place));
            }
        }
        return findings;
    }

    private static Finding finding(Path folder, Path place) {
        String subject = folder + (folder.equals(place) ? "" : " (" + place + ", until it is made)");
        try {
            List<Long> took = measure(place);
            double p50 = percentile(took, 50) / 1e6;
            double p99 = percentile(took, 99) / 1e6;
            String found = String.format(
                    Locale.ROOT, "p99 %.1f ms, p50 %.1f ms of %d forced writes of 4 KiB", p99, p50, took.size());
            return Item.DISK_LATENCY.limited(subject, p99, WARNING, FAILURE, found);
        } catch (IOException e) {
            return Item.DISK_LATENCY.unknown(subject, "cannot be written: " + e);
        }
    }

    /** Nanoseconds of each forced write; the file is removed again. */
    static List<Long> measure(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".atrium-preflight", "");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            List<Long> took = new ArrayList<>();
            long end = System.nanoTime() + LONGEST;
            while (took.size() < MOST && (took.isEmpty() || System.nanoTime() < end)) {
                ByteBuffer block = ByteBuffer.allocate(BLOCK);
                long began = System.nanoTime();
                while (block.hasRemaining()) {
                    channel.write(block);
                }
                channel.force(false);
                took.add(System.nanoTime() - began);
            }
            return took;
        } finally {
            Files.delete(file);
        }
    }

    static long percentile(List<Long> values, int percent) {
        List<Long> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.naturalOrder());
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}

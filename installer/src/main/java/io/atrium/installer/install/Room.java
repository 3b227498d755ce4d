package io.atrium.installer.install;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether there is room, asked before anything is written: folders on one file system share what is free. */
final class Room {

    private final Map<Path, Estimate> needed = new LinkedHashMap<>();

    /** So much below a folder. */
    Room need(Path folder, Estimate bytes) {
        needed.put(folder, bytes);
        return this;
    }

    String check() throws IOException {
        Map<FileStore, Long> sums = new LinkedHashMap<>();
        for (Map.Entry<Path, Estimate> entry : needed.entrySet()) {
            FileStore store = Files.getFileStore(Trees.existing(entry.getKey()));
            sums.merge(store, entry.getValue().value(), Long::sum);
        }
        StringBuilder found = new StringBuilder();
        for (Map.Entry<FileStore, Long> sum : sums.entrySet()) {
            long free = sum.getKey().getUsableSpace();
            String place = sum.getKey().toString();
            if (free < sum.getValue()) {
                throw new IOException(place + " has " + Estimate.size(free) + " free, "
                        + Estimate.size(sum.getValue()) + " are needed: " + arithmetic()
                        + ". Free some, or name other folders with --programs and --data.");
            }
            found.append(found.isEmpty() ? "" : "; ")
                    .append(Estimate.size(free))
                    .append(" free, ")
                    .append(Estimate.size(sum.getValue()))
                    .append(" needed on ")
                    .append(place);
        }
        return found + ".";
    }

    private String arithmetic() {
        StringBuilder text = new StringBuilder();
        needed.forEach((folder, bytes) -> text.append(text.isEmpty() ? "" : ", ")
                .append(folder)
                .append(' ')
                .append(bytes.text())
                .append(" (")
                .append(bytes.arithmetic())
                .append(')'));
        return text.toString();
    }
}

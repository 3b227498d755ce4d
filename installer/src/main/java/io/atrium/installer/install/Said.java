package io.atrium.installer.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a program has added to a log, which earlier runs have written into too. */
record Said(Path log, long before) {

    private static final int TAIL = 25;

    /** From now on. */
    static Said in(Path log) throws IOException {
        return new Said(log, Files.exists(log) ? Files.size(log) : 0);
    }

    /** The last lines, without empty ones. */
    List<String> lines() throws IOException {
        byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        // A log that was rotated meanwhile begins anew.
        int from = all.length < before ? 0 : (int) before;
        List<String> lines = new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    }

    /** Them as they follow a sentence. */
    String text() throws IOException {
        return "It said (" + log + "):\n  " + String.join("\n  ", lines());
    }
}

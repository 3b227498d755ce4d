package io.atrium.server.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with an import; remembers the first {@value #KEPT} in full and counts the others. */
final class ImportProblems {

    static final int KEPT = 1_000;

    private final List<ImportProblem> kept = new ArrayList<>();
    private long count;

    void add(long line, String field, String code, String message) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new ImportProblem(line, field, code, message));
        }
    }

    long count() {
        return count;
    }

    List<ImportProblem> inOrderOfLines() {
        return kept.stream()
                .sorted(Comparator.comparingLong(ImportProblem::line))
                .toList();
    }
}

package io.atrium.installer.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All findings.
 *
 * @param host this machine's name in the site file; empty when it is none of its hosts
 */
record Report(String site, String host, Instant began, Duration took, List<Finding> findings) {

    Report {
        findings = List.copyOf(findings);
    }

    long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    List<Finding> of(Group group) {
        return findings.stream()
                .filter(finding -> finding.item().group() == group)
                .toList();
    }

    String summary(Language language) {
        StringBuilder text = new StringBuilder();
        for (Level level : List.of(Level.FAIL, Level.WARN, Level.UNKNOWN, Level.PASS)) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(level.in(language))
                    .append(": ")
                    .append(count(level));
        }
        return text.toString();
    }
}

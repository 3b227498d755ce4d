package io.atrium.installer.preflight;

import java.util.List;
import java.util.Locale;

/** The report as integration machines read it: a suite a group, a case a finding. Warnings pass, and say so. */
final class ReportJunit {

    private ReportJunit() {}

    static String write(Report report) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<testsuites name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%s\">%n"
                .formatted(
                        Markup.text(report.site()),
                        report.findings().size(),
                        report.count(Level.FAIL),
                        report.count(Level.UNKNOWN),
                        String.format(Locale.ROOT, "%.3f", report.took().toMillis() / 1e3)));
        for (Group group : Group.values()) {
            suite(text, group, report.of(group));
        }
        return text.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder text, Group group, List<Finding> findings) {
        text.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">%n"
                .formatted(
                        group.id(),
                        findings.size(),
                        findings.stream()
                                .filter(finding -> finding.level() == Level.FAIL)
                                .count(),
                        findings.stream()
                                .filter(finding -> finding.level() == Level.UNKNOWN)
                                .count()));
        findings.forEach(finding -> testCase(text, finding));
        text.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder text, Finding finding) {
        String found = Markup.text(finding.found());
        text.append("    <testcase classname=\"%s\" name=\"%s\">"
                .formatted(Markup.text(finding.item().id()), Markup.text(finding.subject())));
        text.append(
                switch (finding.level()) {
                    case PASS -> "<system-out>" + found + "</system-out>";
                    case WARN ->
                        "<system-out>warning: " + found + " " + Markup.text(finding.remedy()) + "</system-out>";
                    case UNKNOWN -> "<skipped message=\"" + found + "\"/>";
                    case FAIL -> "<failure message=\"" + found + "\">" + Markup.text(finding.remedy()) + "</failure>";
                });
        text.append("</testcase>\n");
    }
}

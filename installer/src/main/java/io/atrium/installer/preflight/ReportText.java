package io.atrium.installer.preflight;

import java.util.List;
import java.util.Locale;

/** The report for a terminal or a mail. */
final class ReportText {

    private static final String END = "\u001b[0m";

    private final Language language;
    private final Colour colour;

    ReportText(Language language, Colour colour) {
        this.language = language;
        this.colour = colour;
    }

    /** Colours are for terminals. */
    enum Colour {
        NEVER,
        ALWAYS
    }

    String write(Report report) {
        StringBuilder text = new StringBuilder();
        for (Group group : Group.values()) {
            List<Finding> findings = report.of(group);
            if (findings.isEmpty()) {
                continue;
            }
            text.append(group.in(language)).append(System.lineSeparator());
            int titles = width(findings.stream()
                    .map(finding -> finding.item().title(language))
                    .toList());
            for (int index = 0; index < findings.size(); index++) {
                line(text, findings.get(index), titles);
                // Said once, under the last of those that it is for.
                if (index + 1 == findings.size()
                        || !remedy(findings.get(index + 1)).equals(remedy(findings.get(index)))) {
                    remedy(text, remedy(findings.get(index)), titles);
                }
            }
            text.append(System.lineSeparator());
        }
        return text.append(report.summary(language))
                .append(String.format(Locale.ROOT, ", %.1f s", report.took().toMillis() / 1e3))
                .append(System.lineSeparator())
                .toString();
    }

    private static String remedy(Finding finding) {
        return finding.level() == Level.UNKNOWN ? "" : finding.remedy();
    }

    private int levels() {
        return width(List.of(
                Level.PASS.in(language), Level.UNKNOWN.in(language), Level.WARN.in(language), Level.FAIL.in(language)));
    }

    private void line(StringBuilder text, Finding finding, int titles) {
        String margin = "  ";
        text.append(margin)
                .append(coloured(finding.level(), padded(finding.level().in(language), levels())))
                .append(margin)
                .append(padded(finding.item().title(language), titles))
                .append(margin)
                .append(finding.subject())
                .append(": ")
                .append(finding.found())
                .append(System.lineSeparator());
    }

    private void remedy(StringBuilder text, String remedy, int titles) {
        if (!remedy.isEmpty()) {
            text.append(" ".repeat(levels() + titles + 6))
                    .append("→ ")
                    .append(remedy)
                    .append(System.lineSeparator());
        }
    }

    private String coloured(Level level, String text) {
        if (colour == Colour.NEVER) {
            return text;
        }
        return switch (level) {
            case PASS -> "\u001b[32m" + text + END;
            case UNKNOWN -> "\u001b[36m" + text + END;
            case WARN -> "\u001b[33m" + text + END;
            case FAIL -> "\u001b[31m" + text + END;
        };
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(ReportText::width).max().orElse(0);
    }

    /** Columns on a terminal: Chinese characters take two. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - width(text));
    }
}

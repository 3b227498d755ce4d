package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Output;

/** The report for programs. */
final class ReportJson {

    private ReportJson() {}

    static String write(Report report) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("site", report.site())
                .put("host", report.host())
                .put("began", report.began().toString())
                .put("milliseconds", report.took().toMillis());
        ObjectNode counts = root.putObject("counts");
        for (Level level : Level.values()) {
            counts.put(level.id(), report.count(level));
        }
        for (Finding finding : report.findings()) {
            root.withArray("findings")
                    .addObject()
                    .put("id", finding.item().id())
                    .put("group", finding.item().group().id())
                    .put("title", finding.item().title(Language.EN))
                    .put("subject", finding.subject())
                    .put("level", finding.level().id())
                    .put("found", finding.found())
                    .put("remedy", finding.remedy());
        }
        return Output.pretty(root) + System.lineSeparator();
    }
}

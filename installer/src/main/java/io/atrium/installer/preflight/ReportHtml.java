package io.atrium.installer.preflight;

import java.util.List;

/** The report as one page that needs nothing else: no script, no other file. */
final class ReportHtml {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1a1a1a;background:#fff}
            table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}caption{text-align:left;font-size:1.25rem;font-weight:600}
            th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}
            .fail{color:#a8071a;font-weight:600}.warn{color:#7a4d00;font-weight:600}.unknown{color:#434343}.pass{color:#135200}
            @media(prefers-color-scheme:dark){body{color:#eee;background:#141414}.fail{color:#ff9c9c}.warn{color:#ffd666}.unknown{color:#ccc}.pass{color:#95de64}}
            """;

    private final Language language;

    ReportHtml(Language language) {
        this.language = language;
    }

    String write(Report report) {
        String title = say("Preflight of ", "安装前检查：") + Markup.text(report.site());
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                """.formatted(
                        language == Language.ZH ? "zh-CN" : "en",
                        title,
                        STYLE,
                        title,
                        Markup.text(report.summary(language)),
                        Markup.text(report.host() + " " + report.began())));
        for (Group group : Group.values()) {
            table(page, group, report.of(group));
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void table(StringBuilder page, Group group, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.append("<table>\n<caption>")
                .append(Markup.text(group.in(language)))
                .append("</caption>\n<thead><tr>");
        for (String heading : List.of(
                say("Result", "结果"),
                say("Check", "检查项"),
                say("Of", "对象"),
                say("Found", "发现"),
                say("What to do", "处理办法"))) {
            page.append("<th scope=\"col\">").append(heading).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (Finding finding : findings) {
            page.append("<tr><td class=\"%s\">%s</td><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                    .formatted(
                            finding.level().id(),
                            finding.level().in(language),
                            Markup.text(finding.item().title(language)),
                            Markup.text(finding.subject()),
                            Markup.text(finding.found()),
                            Markup.text(finding.remedy())));
        }
        page.append("</tbody>\n</table>\n");
    }

    private String say(String english, String chinese) {
        return language == Language.ZH ? chinese : english;
    }
}

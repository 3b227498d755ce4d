package io.atrium.contract.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The reference page of event types, in both languages side by side; as Markdown and as HTML from the same cells. */
final class CataloguePage {
    private static final List<String> HEADER = List.of("Field 字段", "Kind 类型", "Required 必填", "Description", "说明");

    private final EventCatalogue catalogue;

    CataloguePage(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("# Event types 事件类型\n\n")
                .append(introduction())
                .append("\n\n<!-- Generated from catalogue/event-types.json. Do not edit. -->\n");
        for (FamilySpec family : catalogue.families()) {
            page.append("\n## ")
                    .append(title(family))
                    .append("\n\n")
                    .append(both(family.description()))
                    .append('\n');
            catalogue.types(family.family()).forEach(type -> markdown(type, page));
        }
        return page.toString();
    }

    private static void markdown(EventType type, StringBuilder page) {
        page.append("\n### `")
                .append(type.id())
                .append("` ")
                .append(both(type.name()))
                .append("\n\n");
        page.append(both(type.description())).append(' ').append(intent(type)).append("\n\n");
        row(HEADER, UnaryOperator.identity(), "| ", " | ", " |\n", page);
        page.append("| --- | --- | --- | --- | --- |\n");
        rows(type).forEach(row -> row(row, cell -> cell.replace("|", "\\|"), "| ", " | ", " |\n", page));
    }

    String html() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Atrium: event types 事件类型</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; width: 100%; }
                th, td { border: 1px solid #8886; padding: .25rem .5rem; text-align: left; vertical-align: top; }
                :root { color-scheme: light dark; }
                </style>
                </head>
                <body>
                <h1>Event types 事件类型</h1>
                """);
        page.append("<p>").append(escape(introduction())).append("</p>\n");
        contents(page);
        for (FamilySpec family : catalogue.families()) {
            page.append("<h2>").append(escape(title(family))).append("</h2>\n<p>");
            page.append(escape(both(family.description()))).append("</p>\n");
            catalogue.types(family.family()).forEach(type -> html(type, page));
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private void contents(StringBuilder page) {
        page.append("<ul>\n");
        for (EventType type : catalogue.types()) {
            String id = escape(type.id());
            page.append("<li><a href=\"#")
                    .append(id)
                    .append("\"><code>")
                    .append(id)
                    .append("</code></a> ");
            page.append(escape(both(type.name()))).append("</li>\n");
        }
        page.append("</ul>\n");
    }

    private static void html(EventType type, StringBuilder page) {
        String id = escape(type.id());
        page.append("<h3 id=\"").append(id).append("\"><code>").append(id).append("</code> ");
        page.append(escape(both(type.name()))).append("</h3>\n<p>").append(escape(both(type.description())));
        page.append(' ').append(escape(intent(type))).append("</p>\n<table>\n<thead>\n");
        row(HEADER, CataloguePage::escape, "<tr><th>", "</th><th>", "</th></tr>\n", page);
        page.append("</thead>\n<tbody>\n");
        rows(type).forEach(row -> row(row, CataloguePage::escape, "<tr><td>", "</td><td>", "</td></tr>\n", page));
        page.append("</tbody>\n</table>\n");
    }

    private static List<List<String>> rows(EventType type) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "objecttype",
                "text",
                "no 否",
                "Kind of object; " + type.objectType() + " when absent",
                "对象种类，缺省为 " + type.objectType()));
        rows.add(List.of("objectid", "text", yesNo(type.objectRequired()), "Object that was acted on", "所操作的对象"));
        for (FieldUse use : type.fields()) {
            FieldSpec field = use.field();
            rows.add(List.of(
                    field.jsonName(),
                    kind(use),
                    yesNo(use.required()),
                    field.description().en(),
                    field.description().zh()));
        }
        return rows;
    }

    private static String kind(FieldUse use) {
        return switch (use.field().kind()) {
            case TEXT -> "text (" + use.field().maxLength() + ")";
            case TOKEN -> String.join(", ", use.values());
            case CURRENCY -> "ISO 4217";
            case COUNT -> "count";
            case SECONDS -> "seconds";
            case FLAG -> "true, false";
            case TIME -> "RFC 3339";
            case DECIMAL -> "decimal (14.4)";
            case MEMBERS -> "external ids";
        };
    }

    private static String introduction() {
        return "Every event has the CloudEvents attributes id, source, type, time and the actor; data holds the fields below."
                + " 每个事件都带有 CloudEvents 属性 id、source、type、time 以及 actor；下列字段位于 data 中。";
    }

    private static String title(FamilySpec family) {
        return both(family.name()) + " (" + family.family().topic() + ")";
    }

    private static String intent(EventType type) {
        return type.intentional() ? "Counts as active. 计为活跃。" : "Does not count as active. 不计为活跃。";
    }

    private static String yesNo(boolean value) {
        return value ? "yes 是" : "no 否";
    }

    private static String both(LocalizedText text) {
        return text.en() + " " + text.zh();
    }

    private static void row(
            List<String> cells,
            UnaryOperator<String> escape,
            String open,
            String between,
            String close,
            StringBuilder page) {
        page.append(open)
                .append(String.join(between, cells.stream().map(escape).toList()))
                .append(close);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

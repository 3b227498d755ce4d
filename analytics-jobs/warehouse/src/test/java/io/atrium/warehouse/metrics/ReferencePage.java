package io.atrium.warehouse.metrics;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The reference as one HTML file that needs nothing else: it opens from a disk without a network. */
final class ReferencePage {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private ReferencePage() {}

    static String of(String markdown) {
        Node document = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
        String body = HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document);
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Atrium: metrics 指标</title>
                <style>
                body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1f2329; }
                h2 { margin-top: 3rem; border-bottom: 1px solid #d0d3d6; }
                h3 { margin-top: 2.5rem; }
                table { border-collapse: collapse; }
                th:empty { display: none; }
                td { padding: .2rem 1rem .2rem 0; vertical-align: top; }
                pre { overflow-x: auto; padding: .8rem; background: #f5f6f7; border-radius: 6px; font-size: 14px; }
                nav ul { columns: 18rem; padding-left: 1.2rem; }
                @media (prefers-color-scheme: dark) {
                body { background: #16181c; color: #e3e5e8; } pre { background: #24272d; } a { color: #7ab0ff; }
                }
                </style>
                </head>
                <body>
                <nav aria-label="Metrics 指标"><ul>
                %s</ul></nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(contents(document, body), body);
    }

    private static String contents(Node document, String body) {
        StringBuilder items = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 3 && heading.getFirstChild() instanceof Code id) {
                    String start = "<h3 id=\"";
                    int end = body.indexOf("\"><code>" + id.getLiteral() + "</code>");
                    int begin = body.lastIndexOf(start, end) + start.length();
                    items.append(
                            "<li><a href=\"#%s\">%s</a></li>%n".formatted(body.substring(begin, end), id.getLiteral()));
                }
            }
        });
        return items.toString();
    }
}

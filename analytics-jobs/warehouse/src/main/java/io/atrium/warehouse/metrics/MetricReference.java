package io.atrium.warehouse.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The catalogue as a page for people, in both languages, with the SQL of every number. */
final class MetricReference {

    private static final String HEAD = """
            # Metrics 指标

            Every number of Atrium: what it means, and how to compute it by hand. 每个指标的含义，以及如何手工复算。

            <!-- Generated from metrics/*.yaml, readings/*.sql and index/index.yaml. Do not edit. -->

            The words that formulas use (E, H, A, W, users) are explained in [definitions.md](../../docs/definitions.md). 公式中的符号见 definitions.md。

            To recompute a number on ClickHouse, put the reading in place of `rows` and values in place of the parameters 手工复算时，将“行”的 SQL 代入并替换参数：

            ```sql
            SELECT department, window, <expression>
            FROM (<reading>)
            GROUP BY department, window
            -- :tenant       the tenant's id 租户
            -- :departments  CAST([0] AS Array(UInt32)); 0 = the whole tenant 全租户
            -- :windows      CAST([('2026-06-01', '2026-06-28')] AS Array(Tuple(Date, Date)))
            -- :first, :last the first and the last day of all windows 全部窗口的首日和末日
            -- :zone         the tenant's time zone, such as 'Asia/Shanghai' 时区
            -- :workingDays  CAST(['2026-06-01', …] AS Array(Date)) 工作日
            -- :k            the smallest group that is shown 最小展示人数
            ```
            """;

    private final MetricCatalogue catalogue;
    private final IndexDefinition index;

    MetricReference(MetricCatalogue catalogue, IndexDefinition index) {
        this.catalogue = catalogue;
        this.index = index;
    }

    String asMarkdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Dimension dimension : Dimension.values()) {
            page.append("\n## %s %s\n"
                    .formatted(dimension.names().en(), dimension.names().zh()));
            catalogue.all().stream()
                    .filter(metric -> metric.dimension() == dimension)
                    .sorted(Comparator.<Metric>comparingInt(
                                    metric -> metric.number().orElse(Integer.MAX_VALUE))
                            .thenComparing(Metric::id))
                    .forEach(metric -> page.append(metric(metric)));
        }
        page.append(index());
        page.append("\n## Readings 行\n");
        catalogue.readings().forEach(reading -> page.append(reading(reading)));
        return page.toString();
    }

    private String metric(Metric metric) {
        StringBuilder text = new StringBuilder("""

                ### `%s` %s %s

                %s
                %s

                | | |
                | --- | --- |
                | No. 序号 | %s |
                | Version 版本 | %d |
                | Formula 公式 | %s |
                | Unit 单位 | %s |
                | Window 窗口 | %s |
                | Better 方向 | %s |
                | By 维度 | %s |
                | Privacy 隐私 | %s |
                | Follows 参照 | %s |
                """.formatted(
                metric.id(),
                metric.names().en(),
                metric.names().zh(),
                metric.definition().zh(),
                metric.definition().en(),
                metric.number().isPresent() ? String.valueOf(metric.number().getAsInt()) : "–",
                metric.version(),
                cell(metric.formula()),
                metric.unit() + (metric.scale() == 1 ? "" : " (× " + metric.scale() + ")"),
                metric.window().text(),
                direction(metric.direction()),
                metric.tenantOnly() ? "day 日; whole tenant only 仅全租户" : "department 部门, day 日",
                "none".equals(metric.privacy())
                        ? "none: speaks of no person 不涉及个人"
                        : "aggregate: at least k people 至少 k 人",
                metric.anchor().isEmpty() ? "–" : cell(metric.anchor())));
        text.append(term("Value 值", metric.value()));
        text.append(term(
                metric.terms()
                        .map(terms ->
                                terms.numerator().en() + " " + terms.numerator().zh())
                        .orElse("Value 值"),
                metric.numerator()));
        text.append(term(
                metric.terms()
                        .map(terms -> "÷ " + terms.denominator().en() + " "
                                + terms.denominator().zh())
                        .orElse(""),
                metric.denominator()));
        text.append(term("n", metric.people()));
        return text.toString();
    }

    private static String term(String name, Optional<Term> term) {
        return term.map(known -> "| %s | `%s` of 取自 [%s](#%s) |\n"
                        .formatted(cell(name), cell(known.sql()), known.rows(), known.rows()))
                .orElse("");
    }

    private static String direction(Direction direction) {
        return switch (direction) {
            case HIGHER -> "higher 越高越好";
            case LOWER -> "lower 越低越好";
            case UNRATED -> "not rated 不评价";
        };
    }

    private String index() {
        StringBuilder text = new StringBuilder("\n## %s %s\n\n%s\n%s\n\nVersion 版本 %d; window 窗口 %s.\n\n"
                .formatted(
                        index.names().en(),
                        index.names().zh(),
                        index.definition().zh(),
                        index.definition().en(),
                        index.version(),
                        index.window().text()));
        text.append("| Half 板块 | Dimension 维度 | Indicators 指标 |\n| --- | --- | --- |\n");
        for (IndexDefinition.Half half : index.halves()) {
            for (Dimension dimension : half.dimensions()) {
                List<String> names = index.of(dimension).stream()
                        .map(indicator -> "`" + indicator.metric().id() + "`"
                                + (indicator.divisor() == 1 ? "" : " ÷ " + indicator.divisor()))
                        .toList();
                text.append("| %s %s | %s %s | %s |\n"
                        .formatted(
                                half.names().en(),
                                half.names().zh(),
                                dimension.names().en(),
                                dimension.names().zh(),
                                String.join(", ", names)));
            }
        }
        return text.toString();
    }

    private static String reading(Reading reading) {
        return "\n### %s\n\n%s\n\n```sql\n%s\n```\n".formatted(reading.name(), reading.comment(), reading.sql());
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

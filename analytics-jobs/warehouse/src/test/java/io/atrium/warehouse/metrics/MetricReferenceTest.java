package io.atrium.warehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page is the generated one. {@code -Dupdate.docs} writes it again. */
class MetricReferenceTest {

    private static final Path PAGE = Path.of("docs/metrics.md");
    private static final Path HTML = Path.of("docs/metrics.html");

    private final MetricCatalogue catalogue = MetricCatalogue.bundled();
    private final String page = new MetricReference(catalogue, IndexDefinition.bundled(catalogue)).asMarkdown();

    @Test
    void theCommittedPageIsCurrent() throws IOException {
        if (System.getProperty("update.docs") != null) {
            Files.createDirectories(PAGE.toAbsolutePath().getParent());
            Files.writeString(PAGE, page);
            Files.writeString(HTML, ReferencePage.of(page));
        }
        assertThat(PAGE)
                .as("run: mvn -pl analytics-jobs/warehouse -am test -Dtest=MetricReferenceTest -Dupdate.docs")
                .hasContent(page);
        assertThat(HTML).hasContent(ReferencePage.of(page));
    }

    @Test
    void thePageLinksEveryMetricAndNeedsNothingElse() {
        String html = ReferencePage.of(page);
        catalogue.all().forEach(metric -> assertThat(html).contains(">" + metric.id() + "</a>"));
        assertThat(html).doesNotContain("<script", "<link", "src=", "@import");
    }

    @Test
    void everyMetricIsOnThePageInBothLanguagesWithItsSql() {
        assertThat(catalogue.all()).allSatisfy(metric -> {
            assertThat(page)
                    .contains("### `" + metric.id() + "` " + metric.names().en() + " "
                            + metric.names().zh())
                    .contains(metric.definition().zh())
                    .contains(metric.definition().en());
            metric.allTerms()
                    .forEach(term -> assertThat(page)
                            .contains(term.sql().replace("|", "\\|"))
                            .contains(catalogue.reading(term.rows()).sql()));
        });
    }
}

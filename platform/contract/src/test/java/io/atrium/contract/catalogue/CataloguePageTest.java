package io.atrium.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page is the generated one. {@code -Dupdate.docs} writes it again. */
class CataloguePageTest {
    private static final Path PAGE = Path.of("docs/event-types.md");

    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void theCommittedPageIsCurrent() throws IOException {
        String page = catalogue.asMarkdown();
        if (System.getProperty("update.docs") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("run: mvn -pl platform/contract test -Dtest=CataloguePageTest -Dupdate.docs")
                .hasContent(page);
    }

    @Test
    void everyTypeIsOnTheHtmlPageInBothLanguages() {
        String page = catalogue.asHtml();

        for (EventType type : catalogue.types()) {
            assertThat(page)
                    .contains("<h3 id=\"" + type.id() + "\">")
                    .contains(type.name().zh())
                    .contains(type.name().en());
        }
        assertThat(page).doesNotContain("src=").doesNotContain("http");
    }
}

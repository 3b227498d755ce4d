package io.atrium.installer.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed pages are those of the code. {@code -Dupdate.docs} writes them again. */
final class SitePageTest {

    private static final Path PAGE = Path.of("docs/site.md");
    private static final Path SCHEMA = Path.of("docs/site.schema.json");
    private static final String BEGIN = "<!-- keys:begin -->\n";
    private static final String END = "<!-- keys:end -->";
    private static final String HOW = "run: mvn -pl installer test -Dtest=SitePageTest -Dupdate.docs";

    private final SiteSchema schema = new SiteSchema();

    @Test
    void theTableOfKeysIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String current = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + schema.keys()
                + page.substring(page.indexOf(END));
        if (System.getProperty("update.docs") != null) {
            Files.writeString(PAGE, current);
        }

        assertThat(PAGE).as(HOW).hasContent(current);
    }

    @Test
    void thePublishedSchemaIsTheOneThatChecks() throws IOException {
        if (System.getProperty("update.docs") != null) {
            Files.writeString(SCHEMA, schema.text());
        }

        assertThat(SCHEMA).as(HOW).hasContent(schema.text());
    }

    @Test
    void itIsASchemaOfItsDraft() throws IOException {
        var meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");

        assertThat(meta.validate(new JsonMapper().readTree(schema.text()))).isEmpty();
    }

    @Test
    void everyKeyHasAMeaning() {
        assertThat(schema.keys().lines()).allSatisfy(line -> assertThat(line).doesNotEndWith("|  |"));
    }
}

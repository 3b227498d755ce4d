package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page lists the checks and the systems of the code. {@code -Dupdate.docs} writes them again. */
final class PreflightPageTest {

    private static final Path PAGE = Path.of("docs/preflight.md");

    @Test
    void thePageIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String current = between(between(page, "checks", checks()), "systems", systems());
        if (System.getProperty("update.docs") != null) {
            Files.writeString(PAGE, current);
        }

        assertThat(PAGE)
                .as("run: mvn -pl installer test -Dtest=PreflightPageTest -Dupdate.docs")
                .hasContent(current);
    }

    private static String checks() {
        StringBuilder table = new StringBuilder();
        for (Group group : Group.values()) {
            table.append("### ").append(group.in(Language.EN)).append("\n\n");
            table.append("| check | looks at | remedy |\n| --- | --- | --- |\n");
            for (Item item : Item.values()) {
                if (item.group() == group) {
                    table.append("| %s<br>`%s` | %s | %s |%n"
                            .formatted(item.title(Language.EN), item.id(), item.looks(), item.remedy()));
                }
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String systems() {
        StringBuilder table = new StringBuilder("| system | preflight says | state |\n| --- | --- | --- |\n");
        for (SupportedSystem system : SupportedSystem.values()) {
            table.append("| %s | %s | %s |%n"
                    .formatted(system.title(), system.level().in(Language.EN), system.state()));
        }
        return table.append(
                        "| arm64, any system | warning | not tried; the bundle lacks Java, PostgreSQL and images for it |\n")
                .toString();
    }

    private static String between(String page, String name, String content) {
        String begin = "<!-- " + name + ":begin -->\n";
        return page.substring(0, page.indexOf(begin) + begin.length())
                + content
                + page.substring(page.indexOf("<!-- " + name + ":end -->"));
    }
}

package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class ReportsTest {

    private static final Report REPORT = new Report(
            "acme",
            "one",
            Instant.parse("2026-11-30T10:00:00Z"),
            Duration.ofMillis(1234),
            List.of(
                    Item.CPU.pass("this host", "8"),
                    Item.DISK.fail("/var/<lib>", "1 GiB & less"),
                    Item.CLOCK.unknown("this host", "not named"),
                    Item.NAMES.warn("a\u0007b", "\"odd\"")));

    @Test
    void textIsAlignedAndNamesRemedies() {
        String text = new ReportText(Language.EN, ReportText.Colour.NEVER).write(REPORT);

        assertThat(text)
                .contains("  good         Processors  this host: 8")
                .contains("  failed       Disk space  /var/<lib>: 1 GiB & less")
                .contains("→ " + Item.DISK.remedy())
                .contains("failed: 1, warning: 1, not checked: 1, good: 1, 1.2 s")
                .doesNotContain("\u001b");
        assertThat(new ReportText(Language.ZH, ReportText.Colour.ALWAYS).write(REPORT))
                .contains("\u001b[31m失败")
                .contains("磁盘空间");
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        assertThat(ReportText.width("磁盘ab")).isEqualTo(6);
    }

    @Test
    void jsonIsForPrograms() throws Exception {
        JsonNode root = new JsonMapper().readTree(ReportJson.write(REPORT));

        assertThat(root.at("/counts/fail").asInt()).isEqualTo(1);
        assertThat(root.at("/findings/1/id").asText()).isEqualTo("host.disk");
        assertThat(root.at("/findings/1/remedy").asText()).isEqualTo(Item.DISK.remedy());
        assertThat(root.at("/findings/0/remedy").asText()).isEmpty();
    }

    @Test
    void junitIsXml() throws Exception {
        Document document = parse(ReportJunit.write(REPORT));

        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void htmlStandsAloneAndSaysLevelsInWords() throws Exception {
        String page = new ReportHtml(Language.ZH).write(REPORT);

        assertThat(page)
                .contains("<html lang=\"zh-CN\">")
                .contains("<caption>本机</caption>")
                .contains("<th scope=\"col\">")
                .contains(">失败<")
                .contains("/var/&lt;lib&gt;")
                .doesNotContain("src=")
                .doesNotContain("http")
                .doesNotContain("<script");
        assertThat(parse(page.replace("<!doctype html>\n", "").replaceAll("<meta[^>]*>", ""))
                        .getElementsByTagName("td")
                        .getLength())
                .isEqualTo(16);
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.atrium.installer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.home.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class EngineAccountsTest {

    @Test
    void everyTableThatAReaderMayReadIsFiltered() throws IOException {
        AccessRules rules = AccessRules.of(new Checkout(Path.of(System.getProperty("atrium.checkout"))));
        String xml = new EngineAccounts(rules, secret -> "password-of-" + secret).toXml();
        String reader = xml.substring(xml.indexOf("<reader_07>"), xml.indexOf("</reader_07>"));
        assertThat(rules.tables())
                .filteredOn(table -> table.select().contains("reader"))
                .isNotEmpty()
                .allSatisfy(table -> {
                    assertThat(reader).contains("<query>GRANT SELECT ON atrium." + table.name() + "</query>");
                    // a view reads with its reader's rights, so the filters of its tables hold
                    assertThat(reader.contains("<" + table.name() + "><filter>"))
                            .as(table.name())
                            .isEqualTo(!table.isView());
                });
        assertThat(reader).doesNotContain("INSERT").contains("<profile>reader</profile>");
    }

    @Test
    void noPasswordIsInTheFile() throws IOException {
        AccessRules rules = AccessRules.of(new Checkout(Path.of(System.getProperty("atrium.checkout"))));
        String xml = new EngineAccounts(rules, secret -> "password-of-" + secret).toXml();
        assertThat(xml)
                .doesNotContain("password-of-")
                .contains(EngineAccounts.sha256("password-of-clickhouse-reader-16"));
    }

    @Test
    void anUnknownFilterIsNamed() {
        String yaml = """
                filters: {tenant: "tenant_id = 'x'"}
                profiles: {}
                accounts: []
                readers: {prefix: r_, secretPrefix: s-, count: 1, profile: p}
                tables: [{name: t, filter: tenent, insert: [], select: [reader]}]
                """;
        assertThatThrownBy(() -> AccessRules.parse(yaml)).hasMessageContaining("tables.t.filter");
    }
}

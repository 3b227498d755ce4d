package io.atrium.installer.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class InterviewTest {

    private final StringWriter said = new StringWriter();

    @Test
    void whatIsOfferedMakesAGoodFile() throws Exception {
        Installation site = SiteFile.parse(answers("", "", "", "", ""));

        assertThat(site.name()).isEqualTo("atrium");
        assertThat(site.hosts()).hasSize(1);
        assertThat(site.tls().mode()).isEqualTo(Installation.Certificates.BUNDLED);
    }

    @Test
    void answersStandInTheFileAndThoseThatCannotBeUsedAreAskedForAgain() throws Exception {
        Installation site = SiteFile.parse(answers(
                "Not A Name",
                "acme",
                "https://acme.example:8443",
                "huge",
                "m",
                "10.1.1.1,10.1.1.2",
                "a, b, c",
                "customer"));

        assertThat(site.name()).isEqualTo("acme");
        assertThat(site.publicUrl()).isEqualTo(URI.create("https://acme.example:8443"));
        assertThat(site.sizing().load()).isEqualTo(Profile.M.load());
        assertThat(site.with(Role.KAFKA)).extracting(Installation.Host::address).containsExactly("a", "b", "c");
        assertThat(site.tls().mode()).isEqualTo(Installation.Certificates.CUSTOMER);
        assertThat(said.toString()).contains("cannot be used: “Not A Name”").contains("“huge”");
    }

    @Test
    void answersThatEndTooEarlyMakeNoFile() {
        assertThatIOException().isThrownBy(() -> answers("acme")).withMessageContaining("nothing was written");
    }

    private String answers(String... lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        return new Interview(new BufferedReader(new StringReader(text)), new PrintWriter(said)).run();
    }
}

package io.atrium.installer.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InterviewTest {

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @EnumSource(Installation.Target.class)
    void whatIsOfferedMakesAGoodFile(Installation.Target target) throws Exception {
        Installation site = SiteFile.parse(answers(target.id(), "", "", "", "", "", ""));

        assertThat(site.name()).isEqualTo("atrium");
        assertThat(site.target()).isEqualTo(target);
        assertThat(site.tls().mode()).isNotEqualTo(Installation.Certificates.CUSTOMER);
    }

    @Test
    void aTrialIsOfferedFirstAndAsksForItsPortAndFolders() throws Exception {
        Installation site = SiteFile.parse(answers("", "0", "18080", "programs", "/srv/a/programs", "/srv/a/data"));

        assertThat(site.target()).isEqualTo(Installation.Target.HOST);
        assertThat(site.publicUrl()).isEqualTo(URI.create("http://localhost:18080"));
        assertThat(site.directories().programs()).isEqualTo(Path.of("/srv/a/programs"));
        assertThat(site.directories().allData()).isEqualTo(Path.of("/srv/a/data"));
        assertThat(said.toString()).contains("cannot be used: “0”").contains("“programs”");
    }

    @Test
    void answersStandInTheFileAndThoseThatCannotBeUsedAreAskedForAgain() throws Exception {
        Installation site = SiteFile.parse(answers(
                "cloud",
                "hosts",
                "Not A Name",
                "acme",
                "https://acme.example:8443",
                "huge",
                "m",
                "10.1.1.1,10.1.1.2",
                "a, b, c",
                "customer",
                "/tls/acme.crt",
                ""));

        assertThat(site.name()).isEqualTo("acme");
        assertThat(site.publicUrl()).isEqualTo(URI.create("https://acme.example:8443"));
        assertThat(site.sizing().load()).isEqualTo(Profile.M.load());
        assertThat(site.with(Role.KAFKA)).extracting(Installation.Host::address).containsExactly("a", "b", "c");
        assertThat(site.tls().certificateFile()).isEqualTo(Path.of("/tls/acme.crt"));
        assertThat(site.tls().keyFile()).isEqualTo(Path.of("/etc/atrium/tls/server.key"));
        assertThat(said.toString())
                .contains("cannot be used: “cloud”")
                .contains("“Not A Name”")
                .contains("“huge”");
    }

    @Test
    void aClusterSaysItsRegistryAndHasNoHosts() throws Exception {
        Installation site = SiteFile.parse(
                answers("kubernetes", "acme", "", "L", "registry.acme.example:5000/atrium", "work", "bundled"));

        assertThat(site.hosts()).isEmpty();
        assertThat(site.sizing().load()).isEqualTo(Profile.L.load());
        assertThat(site.kubernetes())
                .isEqualTo(new Installation.Kubernetes("registry.acme.example:5000/atrium", "work"));
    }

    @Test
    void answersThatEndTooEarlyMakeNoFile() {
        assertThatIOException().isThrownBy(() -> answers("hosts", "acme")).withMessageContaining("nothing was written");
    }

    private String answers(String... lines) throws IOException {
        BufferedReader reader = new BufferedReader(new StringReader(String.join("\n", lines) + "\n"));
        return new Interview(reader::readLine, new PrintWriter(said)).run();
    }
}

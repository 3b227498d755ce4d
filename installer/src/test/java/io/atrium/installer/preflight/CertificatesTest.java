package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.tls.TestAuthority;
import io.atrium.installer.tls.TestAuthority.Issued;
import io.atrium.installer.tls.TestAuthority.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificatesTest {

    @TempDir
    private Path folder = Path.of("");

    private final TestAuthority root = new TestAuthority("Root");
    private final TestAuthority between = new TestAuthority("Between", root);

    CertificatesTest() throws GeneralSecurityException {}

    @BeforeEach
    void theAuthorityIsKnown() throws IOException, GeneralSecurityException {
        TestAuthority.write(folder.resolve("ca.pem"), root.certificate());
    }

    @Test
    void aCompleteChainIsGood() throws Exception {
        Issued issued = between.issue(Validity.usual(), "work.example.org");

        assertThat(look(issued, issued.certificate(), between.certificate()).values())
                .containsOnly(Level.PASS);
        // With the authority itself at the end, as some hand it out.
        assertThat(look(issued, issued.certificate(), between.certificate(), root.certificate())
                        .values())
                .containsOnly(Level.PASS);
    }

    @Test
    void aChainWithAGapIsNot() throws Exception {
        Issued issued = between.issue(Validity.usual(), "work.example.org");

        Map<Item, Level> levels = look(issued, issued.certificate());

        assertThat(levels)
                .containsEntry(Item.CERTIFICATE_CHAIN, Level.FAIL)
                .containsEntry(Item.CERTIFICATE_KEY, Level.PASS);
    }

    @Test
    void anAuthorityThatJavaDoesNotKnowIsNotTrustedWithoutCaFile() throws Exception {
        Issued issued = root.issue(Validity.usual(), "work.example.org");
        Files.delete(folder.resolve("ca.pem"));

        assertThat(look(issued, issued.certificate())).containsEntry(Item.CERTIFICATE_CHAIN, Level.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"-20, -1, FAIL", "-20, 29, WARN", "-20, 31, PASS", "2, 100, FAIL"})
    void whenItEndsAndBegins(long from, long to, Level level) throws Exception {
        Issued issued = root.issue(Validity.days(from, to), "work.example.org");

        Map<Item, Level> levels = look(issued, issued.certificate());

        assertThat(levels)
                .containsEntry(Item.CERTIFICATE_EXPIRY, level)
                .containsEntry(Item.CERTIFICATE_NAMES, Level.PASS);
    }

    @Test
    void anExpiredOneIsNotCalledAGapInTheChain() throws Exception {
        Issued issued = root.issue(Validity.days(-1, 0), "work.example.org");

        assertThat(look(issued, issued.certificate())).containsEntry(Item.CERTIFICATE_CHAIN, Level.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "work.example.org, work.example.org, true",
        "WORK.example.org, work.Example.org, true",
        "*.example.org, work.example.org, true",
        "*.example.org, example.org, false",
        "*.example.org, a.work.example.org, false",
        "*.org, work.example.org, false",
        "10.0.0.1, 10.0.0.1, true",
        "work.example.com, work.example.org, false"
    })
    void aStarStandsForOneLabel(String name, String host, boolean covers) {
        assertThat(Certificates.covers(name, host)).isEqualTo(covers);
    }

    @Test
    void anotherNameIsNotTheHosts() throws Exception {
        Issued issued = root.issue(Validity.usual(), "other.example.org", "10.0.0.1");

        assertThat(look(issued, issued.certificate())).containsEntry(Item.CERTIFICATE_NAMES, Level.FAIL);
    }

    @Test
    void anotherKeyIsNotItsKey() throws Exception {
        Issued issued = root.issue(Validity.usual(), "work.example.org");
        Issued other = root.issue(Validity.usual(), "work.example.org");

        assertThat(look(other, issued.certificate())).containsEntry(Item.CERTIFICATE_KEY, Level.FAIL);
    }

    @Test
    void aKeyThatAllCanReadAndOneThatIsEncrypted() throws Exception {
        Issued issued = root.issue(Validity.usual(), "work.example.org");
        Subject subject = subject(issued, issued.certificate());
        Files.setPosixFilePermissions(folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(levels(subject)).containsEntry(Item.CERTIFICATE_KEY, Level.WARN);

        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertThat(levels(subject)).containsEntry(Item.CERTIFICATE_KEY, Level.FAIL);
    }

    @Test
    void filesThatAreNamedAreLookedAt() throws Exception {
        Path secret = new TestSite(folder).secret("");
        Subject subject = new TestSite(folder)
                .external(
                        "clickhouse",
                        "address: 'https://ch', account: a, secretFile: " + secret + ", caFile: "
                                + folder.resolve("ca.pem"))
                .external("kafka", "address: 'k:9092', caFile: " + folder.resolve("missing.pem"))
                .subject();

        assertThat(new NamedFiles().look(subject))
                .extracting(Finding::item, Finding::level)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Item.AUTHORITIES, Level.PASS),
                        org.assertj.core.groups.Tuple.tuple(Item.AUTHORITIES, Level.FAIL),
                        org.assertj.core.groups.Tuple.tuple(Item.SECRETS, Level.FAIL));
    }

    private Map<Item, Level> look(Issued issued, X509Certificate... chain) throws Exception {
        return levels(subject(issued, chain));
    }

    private static Map<Item, Level> levels(Subject subject) {
        Map<Item, Level> levels = new EnumMap<>(Item.class);
        new Certificates().look(subject).forEach(finding -> levels.put(finding.item(), finding.level()));
        return levels;
    }

    private Subject subject(Issued issued, X509Certificate... chain) throws IOException, GeneralSecurityException {
        TestAuthority.write(folder.resolve("server.pem"), chain);
        TestAuthority.write(folder.resolve("key.pem"), issued.key());
        Path authority = folder.resolve("ca.pem");
        return new TestSite(folder)
                .with(
                        "tls: {mode: bundled}",
                        "tls: {mode: customer, certificateFile: " + folder.resolve("server.pem") + ", keyFile: "
                                + folder.resolve("key.pem")
                                + (Files.exists(authority) ? ", caFile: " + authority : "") + "}")
                .subject();
    }
}

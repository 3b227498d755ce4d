package io.atrium.installer.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.tls.TestAuthority.Issued;
import io.atrium.installer.tls.TestAuthority.Validity;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class StoresCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter errors = new StringWriter();
    private Path authority = Path.of("");
    private Path certificate = Path.of("");
    private Path key = Path.of("");
    private Path stores = Path.of("");

    @BeforeEach
    void prepare() throws GeneralSecurityException, IOException {
        TestAuthority made = new TestAuthority("ours");
        Issued issued = made.issue(Validity.usual(), "localhost");
        authority = TestAuthority.write(folder.resolve("ca.crt"), made.certificate());
        certificate = TestAuthority.write(folder.resolve("tls.crt"), issued.certificate(), made.certificate());
        key = TestAuthority.write(folder.resolve("tls.key"), issued.key());
        stores = folder.resolve("stores");
    }

    @Test
    void aKeyIsBelowAPasswordThatIsMadeAnewAndLiesBesideIt() throws GeneralSecurityException, IOException {
        assertThat(run(
                        "--authority",
                        authority.toString(),
                        "--certificate",
                        certificate.toString(),
                        "--key",
                        key.toString()))
                .isZero();
        String first = Files.readString(stores.resolve("password"));
        assertThat(open("key.p12", first).getCertificateChain("own")).hasSize(2);
        assertThat(open("key.p12", first).getKey("own", first.toCharArray()).getEncoded())
                .isEqualTo(PemFiles.key(key).getEncoded());
        try (Stream<Path> files = Files.list(stores)) {
            assertThat(files).hasSize(3).allMatch(file -> mode(file).equals("rw-------"));
        }

        run("--authority", authority.toString(), "--certificate", certificate.toString(), "--key", key.toString());
        assertThat(Files.readString(stores.resolve("password"))).isNotEqualTo(first);
    }

    @Test
    void onlyWhatIsNamedIsBelievedUnlessJavasAreWanted() throws GeneralSecurityException, IOException {
        assertThat(run("--authority", authority.toString())).isZero();
        assertThat(open("trust.p12", KeyStores.PUBLIC).size()).isEqualTo(1);
        assertThat(stores.resolve("key.p12")).doesNotExist();

        assertThat(run("--authority", authority.toString(), "--known")).isZero();
        assertThat(open("trust.p12", KeyStores.PUBLIC).size()).isGreaterThan(50);
    }

    /** How a Secret has both: the certificate of which everybody who has it too is believed. */
    @Test
    void keyAndCertificateMayLieInOneFile() throws GeneralSecurityException, IOException {
        Path both = Files.writeString(folder.resolve("both"), Files.readString(key) + Files.readString(certificate));
        assertThat(run("--authority", both.toString(), "--certificate", both.toString(), "--key", both.toString()))
                .isZero();
        assertThat(open("trust.p12", KeyStores.PUBLIC).size()).isEqualTo(2);
    }

    @Test
    void whatCannotBeUsedIsNamedAndNothingIsWritten() throws GeneralSecurityException, IOException {
        Path other = TestAuthority.write(
                folder.resolve("other.key"),
                new TestAuthority("other").issue(Validity.usual(), "x").key());
        assertThat(run(
                        "--authority",
                        authority.toString(),
                        "--certificate",
                        certificate.toString(),
                        "--key",
                        other.toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--key: " + other + " is not the key of");

        assertThat(run("--authority", key.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("--authority: " + key + ": ");

        assertThat(run("--authority", authority.toString(), "--key", key.toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--certificate, --key: one needs the other");
        assertThat(stores).doesNotExist();
    }

    private int run(String... arguments) {
        return new CommandLine(new StoresCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--to", stores.toString()))
                        .toArray(String[]::new));
    }

    private KeyStore open(String file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(stores.resolve(file))) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

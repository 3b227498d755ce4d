package io.atrium.installer.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes certificates, in the few lines of DER that they take. */
public final class TestAuthority {

    private static final byte[] ECDSA_SHA256 = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    private static final byte[] COMMON_NAME = {6, 3, 0x55, 4, 3};
    private static final byte[] ALTERNATIVE_NAMES = {6, 3, 0x55, 0x1d, 0x11};
    private static final byte[] CONSTRAINTS = {6, 3, 0x55, 0x1d, 0x13};
    private static final byte[] TRUE = {1, 1, (byte) 0xff};

    private final String name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    /** One that signs itself. */
    public TestAuthority(String name) throws GeneralSecurityException {
        this.name = name;
        this.certificate = sign(name, keys, List.of(), Validity.usual(), true);
    }

    /** One that another vouches for. */
    public TestAuthority(String name, TestAuthority above) throws GeneralSecurityException {
        this.name = name;
        this.certificate = above.sign(name, keys, List.of(), Validity.usual(), true);
    }

    /** From when to when. */
    public record Validity(Instant from, Instant to) {
        public static Validity usual() {
            return days(-1, 365);
        }

        public static Validity days(long from, long to) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new Validity(
                    now.plus(from, ChronoUnit.DAYS),
                    now.plus(to, ChronoUnit.DAYS).plusSeconds(60));
        }
    }

    /** A certificate and its key. */
    public record Issued(X509Certificate certificate, PrivateKey key) {}

    public X509Certificate certificate() {
        return certificate;
    }

    public Issued issue(Validity validity, String... names) throws GeneralSecurityException {
        KeyPair own = keys();
        return new Issued(sign("server", own, List.of(names), validity, false), own.getPrivate());
    }

    /** What a server needs to show a certificate for localhost and 127.0.0.1. */
    public SSLContext server() throws GeneralSecurityException, IOException {
        Issued issued = issue(Validity.usual(), "localhost", "127.0.0.1");
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("server", issued.key(), new char[0], new Certificate[] {issued.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    public static Path write(Path file, X509Certificate... certificates) throws IOException, GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate one : certificates) {
            text.append(pem("CERTIFICATE", one.getEncoded()));
        }
        return Files.writeString(file, text);
    }

    public static Path write(Path file, PrivateKey key) throws IOException {
        Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(content), label);
    }

    private X509Certificate sign(String subject, KeyPair of, List<String> names, Validity validity, boolean authority)
            throws GeneralSecurityException {
        byte[] extensions = authority
                ? sequence(CONSTRAINTS, TRUE, der(4, sequence(TRUE)))
                : sequence(ALTERNATIVE_NAMES, der(4, sequence(alternatives(names))));
        byte[] toSign = sequence(
                der(0xa0, der(2, new byte[] {2})),
                der(2, new byte[] {(byte) (1 + Math.abs(subject.hashCode() % 100))}),
                sequence(ECDSA_SHA256),
                distinguished(name),
                sequence(time(validity.from()), time(validity.to())),
                distinguished(subject),
                of.getPublic().getEncoded(),
                der(0xa3, sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(toSign);
        byte[] encoded = sequence(toSign, sequence(ECDSA_SHA256), der(3, join(new byte[] {0}, signature.sign())));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] alternatives(List<String> names) {
        return join(names.stream()
                .map(one -> one.matches("[0-9.]+")
                        ? der(0x87, address(one))
                        : der(0x82, one.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new));
    }

    private static byte[] address(String dotted) {
        byte[] bytes = new byte[4];
        String[] parts = dotted.split("\\.", -1);
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) Integer.parseInt(parts[index]);
        }
        return bytes;
    }

    private static byte[] distinguished(String common) {
        return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, common.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(Instant instant) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
        return der(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        return der(0x30, join(parts));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}

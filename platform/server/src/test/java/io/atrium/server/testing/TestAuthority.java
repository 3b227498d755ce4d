package io.atrium.server.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A customer's certificate authority. */
public final class TestAuthority {
    private static final X500Name NAME = new X500Name("CN=Authority of a customer");

    private final KeyPair keys = keys();
    private final X509Certificate certificate;
    private long serial;

    /** A new one, which nobody trusts. */
    public TestAuthority() throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X509v3CertificateBuilder root = builder(NAME, keys);
        root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        this.certificate = sign(root);
    }

    /** Writes a certificate for 127.0.0.1 and its key. */
    public X509Certificate issue(String name, Path certificateFile, Path keyFile)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair own = keys();
        X509v3CertificateBuilder builder = builder(new X500Name("CN=" + name), own);
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        X509Certificate issued = sign(builder);
        pem(keyFile, "PRIVATE KEY", own.getPrivate().getEncoded());
        pem(certificateFile, "CERTIFICATE", issued.getEncoded());
        return issued;
    }

    /** Writes the authority's own certificate. */
    public Path certificate(Path file) throws GeneralSecurityException, IOException {
        pem(file, "CERTIFICATE", certificate.getEncoded());
        return file;
    }

    /** What a server needs to show a certificate for 127.0.0.1. */
    public SSLContext server() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair own = keys();
        X509v3CertificateBuilder builder = builder(new X500Name("CN=server"), own);
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("server", own.getPrivate(), new char[0], new Certificate[] {sign(builder)});
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), null, null);
        return context;
    }

    /** A client that trusts this authority and no other. */
    public HttpClient client() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair of) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(++serial),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(90, ChronoUnit.DAYS)),
                subject,
                of.getPublic());
    }

    private X509Certificate sign(X509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static void pem(Path file, String what, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + what + "-----\n");
    }
}

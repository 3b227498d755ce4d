package io.atrium.server.http;

import io.atrium.server.background.Repeating;
import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ServerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.X509ExtendedKeyManager;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.exception.GenericException;
import nl.altindag.ssl.pem.util.PemUtils;
import nl.altindag.ssl.util.SSLFactoryUtils;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate that the server shows, read again when its files change. A bad pair of files never replaces a good one. */
final class TlsIdentity implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TlsIdentity.class);
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration WARNING = Duration.ofDays(30);

    private final ServerConfig.Tls files;
    private final SSLFactory factory;
    private final Repeating watch;
    private List<FileTime> seen;

    private TlsIdentity(ServerConfig.Tls files, Duration pause, MeterRegistry meters) {
        this.files = files;
        this.seen = times();
        this.factory = SSLFactory.builder()
                .withIdentityMaterial(load(files))
                .withSwappableIdentityMaterial()
                .build();
        Gauge.builder("atrium.tls.certificate.seconds", this, TlsIdentity::secondsLeft)
                .description("How long the server's certificate is still valid")
                .register(meters);
        this.watch = Repeating.start("tls-identity", pause, this::refresh);
    }

    /** Reads the files and watches them; what cannot be used is a {@link ConfigException}. */
    static TlsIdentity of(ServerConfig.Tls files, MeterRegistry meters) {
        return of(files, PAUSE, meters);
    }

    static TlsIdentity of(ServerConfig.Tls files, Duration pause, MeterRegistry meters) {
        return new TlsIdentity(files, pause, meters);
    }

    /** TLS 1.3 and 1.2 for a Jetty connector. */
    SslContextFactory.Server contextFactory() {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setSslContext(factory.getSslContext());
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return context;
    }

    private void refresh() {
        List<FileTime> now = times();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            SSLFactoryUtils.reload(
                    factory,
                    SSLFactory.builder().withIdentityMaterial(load(files)).build());
        } catch (ConfigException e) {
            log.atError().log("The old certificate stays in use. {}", e.getMessage());
        }
    }

    private static X509ExtendedKeyManager load(ServerConfig.Tls files) {
        try {
            X509ExtendedKeyManager identity = PemUtils.loadIdentityMaterial(files.certificateFile(), files.keyFile());
            requirePair(identity);
            tell(certificate(identity));
            return identity;
        } catch (GenericException | IllegalArgumentException e) {
            throw new ConfigException(
                    "http.tls: " + files.certificateFile() + " and " + files.keyFile()
                            + " are not a certificate and its private key in PEM: " + e.getMessage(),
                    e);
        }
    }

    private static void tell(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        boolean soon = end.isBefore(Instant.now().plus(WARNING));
        (soon ? log.atWarn() : log.atInfo())
                .addKeyValue("subject", certificate.getSubjectX500Principal().getName())
                .addKeyValue("issuer", certificate.getIssuerX500Principal().getName())
                .addKeyValue("validUntil", end)
                .log(soon ? "The certificate of the server ends soon" : "The certificate of the server");
    }

    private double secondsLeft() {
        return Duration.between(
                        Instant.now(),
                        certificate(factory.getKeyManager().orElseThrow())
                                .getNotAfter()
                                .toInstant())
                .toSeconds();
    }

    private static X509Certificate certificate(X509ExtendedKeyManager identity) {
        return identity.getCertificateChain(alias(identity))[0];
    }

    private static String alias(X509ExtendedKeyManager identity) {
        for (String type : SIGNATURES.keySet()) {
            String[] aliases = identity.getServerAliases(type, null);
            if (aliases != null && aliases.length > 0) {
                return aliases[0];
            }
        }
        throw new IllegalArgumentException("the key is none of " + SIGNATURES.keySet());
    }

    /** While a pair is being replaced, the new certificate may stand beside the old key. */
    private static void requirePair(X509ExtendedKeyManager identity) {
        X509Certificate certificate = certificate(identity);
        try {
            Signature signature = Signature.getInstance(
                    SIGNATURES.getOrDefault(certificate.getPublicKey().getAlgorithm(), ""));
            byte[] something = certificate.getEncoded();
            signature.initSign(identity.getPrivateKey(alias(identity)));
            signature.update(something);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(something);
            if (!signature.verify(signed)) {
                throw new IllegalArgumentException("the key is not the certificate's");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign: " + e.getMessage(), e);
        }
    }

    private List<FileTime> times() {
        return List.of(time(files.certificateFile()), time(files.keyFile()));
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException away) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}

package io.atrium.server.tls;

import io.atrium.server.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customer's certificate authorities beside those that Java knows, for the whole process. There are two doors to that: the default
 * {@link SSLContext}, which most clients take, and the properties of the default trust store, from which others make a context of their own.
 */
public final class OutgoingTrust {
    private static final Logger log = LoggerFactory.getLogger(OutgoingTrust.class);
    private static final String STORE = "javax.net.ssl.trustStore";
    /** The file holds public certificates alone; a store has to have a password all the same. */
    private static final String PASSWORD = "public-certificates";

    private OutgoingTrust() {}

    /**
     * Adds the authorities of a file in PEM, from now on.
     *
     * @throws ConfigException when it cannot be read or holds no certificate
     */
    public static void extend(Path caFile) {
        try {
            Collection<? extends Certificate> added = certificates(caFile);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (X509Certificate known : known()) {
                trusted.setCertificateEntry("known-" + trusted.size(), known);
            }
            for (Certificate certificate : added) {
                trusted.setCertificateEntry("customer-" + trusted.size(), certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted).getTrustManagers(), null);
            SSLContext.setDefault(context);
            publish(trusted);
            log.atInfo()
                    .addKeyValue("path", caFile)
                    .addKeyValue("count", added.size())
                    .log("Trusting further authorities");
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigException("tls.caFile: " + caFile + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path caFile)
            throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new ConfigException("tls.caFile: " + caFile + " holds no certificate in PEM.");
            }
            return certificates;
        }
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        for (TrustManager manager : managers(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManagerFactory managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }

    private static void publish(KeyStore trusted) throws IOException, GeneralSecurityException {
        Path file = Files.createTempFile("atrium-trust", ".p12");
        file.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        System.setProperty(STORE, file.toString());
        System.setProperty(STORE + "Type", "PKCS12");
        System.setProperty(STORE + "Password", PASSWORD);
    }
}

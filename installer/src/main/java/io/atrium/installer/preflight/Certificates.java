package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.tls.PemFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate of the public address. */
final class Certificates implements Check {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final int WARNING_DAYS = 30;

    @Override
    public Item item() {
        return Item.CERTIFICATE_CHAIN;
    }

    @Override
    public List<Finding> look(Subject subject) {
        Installation.Tls tls = subject.site().tls();
        Path file = tls.certificateFile();
        Path key = tls.keyFile();
        if (file == null || key == null) {
            return List.of();
        }
        List<X509Certificate> chain;
        try {
            chain = PemFiles.certificates(file);
        } catch (IOException e) {
            return List.of(Item.CERTIFICATE_CHAIN.fail(file.toString(), "cannot be read: " + Web.said(e)));
        }
        X509Certificate own = chain.get(0);
        return List.of(
                chain(file, chain, tls.caFile()),
                names(file, own, subject.site().publicUrl()),
                expiry(file.toString(), chain, subject.clock().instant(), Item.CERTIFICATE_EXPIRY),
                key(key, own.getPublicKey()));
    }

    private static Finding chain(Path file, List<X509Certificate> chain, @Nullable Path caFile) {
        String length = chain.size() == 1 ? "one certificate" : chain.size() + " certificates";
        try {
            Set<TrustAnchor> anchors = anchors(caFile);
            // The authority itself may stand at the end of the file; a path ends before it.
            List<X509Certificate> path = chain.stream()
                    .filter(certificate ->
                            anchors.stream().noneMatch(anchor -> certificate.equals(anchor.getTrustedCert())))
                    .toList();
            if (path.isEmpty()) {
                return Item.CERTIFICATE_CHAIN.pass(file.toString(), "is itself one that is trusted");
            }
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            // Whether it is valid now is another question, with another remedy.
            parameters.setDate(common(chain));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return Item.CERTIFICATE_CHAIN.pass(file.toString(), length + ", up to an authority that is trusted");
        } catch (GeneralSecurityException e) {
            return Item.CERTIFICATE_CHAIN.fail(file.toString(), length + ", no way to an authority that is trusted");
        } catch (IOException e) {
            return Item.CERTIFICATE_CHAIN.fail(file.toString(), "caFile cannot be read: " + Web.said(e));
        }
    }

    /** A moment at which all of them are valid, if there is one. */
    private static Date common(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .map(begin -> Date.from(begin.plusSeconds(1)))
                .orElseThrow();
    }

    private static Set<TrustAnchor> anchors(@Nullable Path caFile) throws IOException, GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        if (caFile != null) {
            PemFiles.certificates(caFile).forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
            return anchors;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
        return anchors;
    }

    private static Finding names(Path file, X509Certificate own, URI publicUrl) {
        String host = publicUrl.getHost();
        try {
            List<String> names = names(own);
            return names.stream().anyMatch(name -> covers(name, host))
                    ? Item.CERTIFICATE_NAMES.pass(file.toString(), "is for " + host)
                    : Item.CERTIFICATE_NAMES.fail(
                            file.toString(),
                            "is for " + (names.isEmpty() ? "no name at all" : String.join(", ", names)) + ", not for "
                                    + host);
        } catch (CertificateParsingException e) {
            return Item.CERTIFICATE_NAMES.fail(file.toString(), "its names cannot be read");
        }
    }

    static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        List<String> names = new ArrayList<>();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if (Objects.equals(alternative.get(0), DNS) || Objects.equals(alternative.get(0), ADDRESS)) {
                    names.add(String.valueOf(alternative.get(1)));
                }
            }
        }
        return names;
    }

    /** Whether a name in a certificate stands for a host; a star for one label, the first. */
    static boolean covers(String name, String host) {
        String pattern = name.toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        if (!pattern.startsWith("*.")) {
            return pattern.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && wanted.substring(dot).equals(pattern.substring(1));
    }

    static Finding expiry(String subject, List<X509Certificate> certificates, Instant now, Item item) {
        Instant begins = certificates.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        Instant ends = certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        if (begins.isAfter(now)) {
            return item.fail(subject, "begins only on " + begins);
        }
        if (ends.isBefore(now)) {
            return item.fail(subject, "has expired on " + ends);
        }
        long days = Duration.between(now, ends).toDays();
        String found = "ends on " + ends + ", in " + days + " days";
        return days < WARNING_DAYS ? item.warn(subject, found) : item.pass(subject, found);
    }

    private static Finding key(Path file, PublicKey belongsTo) {
        try {
            PrivateKey key = PemFiles.key(file);
            if (!PemFiles.belongs(key, belongsTo)) {
                return Item.CERTIFICATE_KEY.fail(file.toString(), "is not the key of the certificate");
            }
            return open(file)
                    ? Item.CERTIFICATE_KEY.warn(
                            file.toString(), "belongs to the certificate; other accounts can read it")
                    : Item.CERTIFICATE_KEY.pass(file.toString(), "belongs to the certificate");
        } catch (IOException e) {
            return Item.CERTIFICATE_KEY.fail(file.toString(), "cannot be used: " + Web.said(e));
        }
    }

    /** Whether accounts other than the owner and the group can read a file. */
    static boolean open(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }
}

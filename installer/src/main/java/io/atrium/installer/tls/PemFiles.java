package io.atrium.installer.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys in files in PEM, as certificate authorities hand them out and Secrets of Kubernetes hold them. */
public final class PemFiles {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END [A-Z ]*PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemFiles() {}

    /** The certificates in a file, in their order; a private key in the same file is passed over. */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(withoutKey(Files.readAllBytes(file)))) {
            List<X509Certificate> all = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.add((X509Certificate) certificate);
            }
            if (all.isEmpty()) {
                throw new IOException("there is no certificate in it");
            }
            return all;
        } catch (CertificateException e) {
            throw new IOException("it is not a file of certificates (PEM)", e);
        }
    }

    private static byte[] withoutKey(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.contains("PRIVATE KEY-----")
                ? KEY.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1)
                : file;
    }

    /** The private key in a file, in PKCS #8 and not encrypted. */
    public static PrivateKey key(Path file) throws IOException {
        Matcher block = KEY.matcher(Files.readString(file));
        if (!block.find()) {
            throw new IOException("there is no private key in it (PEM)");
        }
        if (!block.group(1).isEmpty()) {
            throw new IOException(
                    block.group(1).startsWith("ENCRYPTED")
                            ? "it is encrypted"
                            : "it is not in PKCS #8 (BEGIN PRIVATE KEY)");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException another) {
                // One of the others, then.
            }
        }
        throw new IOException("it is of a kind that is not known (RSA, EC, Ed25519)");
    }

    /** Whether a key is that of a certificate, which is tried by a signature. */
    public static boolean belongs(PrivateKey key, PublicKey belongsTo) {
        String algorithm = switch (belongsTo.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> belongsTo.getAlgorithm();
        };
        try {
            byte[] text = {1, 2, 3};
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(text);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(belongsTo);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    /** TLS that believes the authorities in a file and no others. */
    public static SSLContext trusting(Path caFile) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : certificates(caFile)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(caFile + ": " + e.getMessage(), e);
        }
    }
}

package io.atrium.installer.tls;

import io.atrium.installer.home.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What a Java program is started with to speak TLS: whom it believes and, when it has one, its own certificate. */
final class KeyStores {

    /** A store of public certificates has to have a password all the same. */
    static final String PUBLIC = "public-certificates";

    /** Whom to believe beside what is named. */
    enum Trust {
        THESE_ALONE,
        WITH_JAVAS
    }

    private static final int PASSWORD_BYTES = 24;
    private static final String TYPE = "PKCS12";

    private final KeyStore trust;
    private final @Nullable KeyStore own;
    private final String password;

    private KeyStores(KeyStore trust, @Nullable KeyStore own, String password) {
        this.trust = trust;
        this.own = own;
        this.password = password;
    }

    /**
     * Authorities in PEM.
     *
     * @throws IllegalArgumentException when a file cannot be read or has no certificate in it; the message names it
     */
    static KeyStores of(List<Path> authorities, Trust others) {
        try {
            KeyStore store = empty();
            for (Path file : authorities) {
                for (X509Certificate certificate : certificates("--authority", file)) {
                    store.setCertificateEntry("authority-" + store.size(), certificate);
                }
            }
            if (others == Trust.WITH_JAVAS) {
                for (X509Certificate known : javas()) {
                    store.setCertificateEntry("known-" + store.size(), known);
                }
            }
            return new KeyStores(store, null, "");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java has no " + TYPE, e);
        }
    }

    /**
     * With a certificate of its own, below a new password.
     *
     * @throws IllegalArgumentException when a file cannot be read, or the key is not the certificate's
     */
    KeyStores with(Path certificateFile, Path keyFile, SecureRandom random) {
        List<X509Certificate> chain = certificates("--certificate", certificateFile);
        PrivateKey key;
        try {
            key = PemFiles.key(keyFile);
        } catch (IOException e) {
            throw new IllegalArgumentException("--key: " + keyFile + ": " + e.getMessage(), e);
        }
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        try {
            KeyStore store = empty();
            store.setKeyEntry("own", key, secret.toCharArray(), chain.toArray(X509Certificate[]::new));
            if (!PemFiles.belongs(key, chain.get(0).getPublicKey())) {
                throw new IllegalArgumentException(
                        "--key: " + keyFile + " is not the key of the certificate in " + certificateFile + ".");
            }
            return new KeyStores(trust, store, secret);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("--certificate: " + certificateFile + ": " + e.getMessage(), e);
        }
    }

    /** Writes {@code trust.p12} and, with a key, {@code key.p12} and {@code password}; each whole or not at all. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Home.writePrivate(folder.resolve("trust.p12"), bytes(trust, PUBLIC));
        if (own != null) {
            Home.writePrivate(folder.resolve("key.p12"), bytes(own, password));
            Home.writePrivate(folder.resolve("password"), password.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] bytes(KeyStore store, String password) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("A store cannot be written: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(String option, Path file) {
        try {
            return PemFiles.certificates(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(option + ": " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> javas() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return Arrays.asList(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        return store;
    }
}

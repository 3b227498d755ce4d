package io.atrium.installer.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.Semaphore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens with TLS on every address and hands what comes to a port of this machine that has none. For the evaluation's engine, whose library
 * opens plain listeners alone. A certificate that was renewed is taken for the next connection; one that cannot be used leaves the one before.
 */
public final class TlsListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsListener.class);
    private static final int CONNECTIONS = 400;
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int STACK_BYTES = 128 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Path certificate;
    private final Path key;
    private final int plainPort;
    private final InetAddress outside;
    private final ServerSocket listener;
    private final Semaphore room = new Semaphore(CONNECTIONS);
    private SSLContext context;
    private FileTime read;

    private TlsListener(Path certificate, Path key, int port, int plainPort) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.plainPort = plainPort;
        outside = outside();
        read = Files.getLastModifiedTime(certificate);
        context = context(certificate, key);
        listener = new ServerSocket();
        listener.bind(new InetSocketAddress(port));
    }

    /**
     * Listens until it is closed, or the process ends.
     *
     * @param certificate in PEM, the own one first
     * @param key in PEM, PKCS #8
     * @param port to listen on; 0 for any
     * @param plainPort where it leads, on loopback
     * @throws IOException when the files cannot be used or the port is taken
     */
    public static TlsListener open(Path certificate, Path key, int port, int plainPort) throws IOException {
        TlsListener opened = new TlsListener(certificate, key, port, plainPort);
        start("tls", opened::accept);
        return opened;
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                room.acquire();
                Socket client = listener.accept();
                SSLContext current = current();
                start("tls-in", () -> serve(client, current));
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                room.release();
                if (!listener.isClosed()) {
                    LOG.atWarn().addKeyValue("error", e.getMessage()).log("A connection was not taken");
                }
            }
        }
    }

    private void serve(Socket client, SSLContext current) {
        try (client;
                SSLSocket secure = (SSLSocket) current.getSocketFactory().createSocket(client, null, true)) {
            secure.setUseClientMode(false);
            secure.setEnabledProtocols(PROTOCOLS);
            secure.setSoTimeout(HANDSHAKE_MILLIS);
            secure.startHandshake();
            secure.setSoTimeout(0);
            secure.setTcpNoDelay(true);
            try (Socket plain = new Socket()) {
                plain.bind(new InetSocketAddress(outside, 0));
                plain.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), plainPort));
                plain.setTcpNoDelay(true);
                Thread back = start("tls-out", () -> copy(plain, secure));
                copy(secure, plain);
                back.join();
            }
        } catch (IOException e) {
            // A client that went, speaks no TLS or does not believe us: its own business, and a probe's.
            LOG.atDebug().addKeyValue("error", e.getMessage()).log("A connection ended early");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    /** Until the one side has said everything; then the other hears so, and may still answer. */
    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // Cut off: nobody waits for the rest.
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("error", e.getMessage()).log("A socket was closed already");
        }
    }

    /** The accepting thread alone asks. */
    private SSLContext current() {
        try {
            FileTime now = Files.getLastModifiedTime(certificate);
            if (!now.equals(read)) {
                context = context(certificate, key);
                read = now;
                LOG.atInfo().addKeyValue("path", certificate).log("Took the renewed certificate");
            }
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("path", certificate)
                    .addKeyValue("error", e.getMessage())
                    .log("A renewed certificate cannot be used; goes on with the one before");
        }
        return context;
    }

    private static SSLContext context(Path certificate, Path key) throws IOException {
        try {
            X509Certificate[] chain = PemFiles.certificates(certificate).toArray(X509Certificate[]::new);
            PrivateKey own = PemFiles.key(key);
            if (!PemFiles.belongs(own, chain[0].getPublicKey())) {
                throw new IOException(key + " is not the key of the certificate in " + certificate);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] inMemory = new char[0];
            store.setKeyEntry("own", own, inMemory, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, inMemory);
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(keys.getKeyManagers(), null, null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + ": " + e.getMessage(), e);
        }
    }

    /** Who comes through here must not be taken for a program of this machine, which the engine lets do more: they come from an outer address. */
    private static InetAddress outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow(
                        () -> new IOException("There is no IPv4 address but loopback's to come to the engine from."));
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

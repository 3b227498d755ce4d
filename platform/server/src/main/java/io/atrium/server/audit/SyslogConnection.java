package io.atrium.server.audit;

import io.atrium.server.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A way to a syslog server. Syslog acknowledges nothing: that a connection still stands is all that can be known. */
sealed interface SyslogConnection extends AutoCloseable {
    /** Hands a message to the network. */
    void send(byte[] message) throws IOException;

    /** Whether the other side has not closed it. */
    boolean isOpen();

    @Override
    void close() throws IOException;

    /** Connects. */
    static SyslogConnection open(ServerConfig.Syslog config) throws IOException {
        return switch (config.protocol()) {
            case "udp" -> Udp.open(config);
            case "tcp" -> new Stream(connect(new Socket(), config));
            default -> new Stream(secured(connect(new Socket(), config), config));
        };
    }

    private static Socket connect(Socket socket, ServerConfig.Syslog config) throws IOException {
        try {
            socket.connect(new InetSocketAddress(config.host(), config.port()), Stream.PATIENCE_MILLIS);
            socket.setKeepAlive(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, ServerConfig.Syslog config) throws IOException {
        try {
            SSLSocket socket = (SSLSocket)
                    trust(config.caFile()).getSocketFactory().createSocket(plain, config.host(), config.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            // As for web servers: the certificate must be for this host.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(Stream.PATIENCE_MILLIS);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            plain.close();
            throw new IOException("The certificates in " + config.caFile() + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static SSLContext trust(@Nullable Path caFile) throws IOException, GeneralSecurityException {
        if (caFile == null) {
            return SSLContext.getDefault();
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(caFile)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** TCP, with or without TLS. */
    final class Stream implements SyslogConnection {
        private static final int PATIENCE_MILLIS = 10_000;

        private final Socket socket;

        private Stream(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void send(byte[] message) throws IOException {
            socket.getOutputStream().write(SyslogMessage.framed(message));
        }

        /** A syslog server says nothing, so whatever can be read is the end. */
        @Override
        public boolean isOpen() {
            try {
                socket.setSoTimeout(1);
                return socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException silent) {
                return true;
            } catch (IOException broken) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Datagrams: nobody can know whether they arrive. */
    final class Udp implements SyslogConnection {
        private final DatagramSocket socket;

        private Udp(DatagramSocket socket) {
            this.socket = socket;
        }

        private static Udp open(ServerConfig.Syslog config) throws IOException {
            DatagramSocket socket = new DatagramSocket();
            socket.connect(new InetSocketAddress(config.host(), config.port()));
            return new Udp(socket);
        }

        @Override
        public void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length));
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}

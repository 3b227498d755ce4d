package io.atrium.installer.preflight;

import io.atrium.installer.tls.PemFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** JNDI makes its sockets by the name of a class only; which authority they believe is said to the thread that connects. */
public final class AuthoritySockets extends SocketFactory {

    private static final ThreadLocal<SSLSocketFactory> CURRENT = new ThreadLocal<>();

    private final SSLSocketFactory sockets;

    private AuthoritySockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** Called by JNDI. */
    public static SocketFactory getDefault() {
        SSLSocketFactory chosen = CURRENT.get();
        if (chosen == null) {
            throw new IllegalStateException("no authority was chosen");
        }
        return new AuthoritySockets(chosen);
    }

    /** Until it is closed, this thread's connections believe the authorities in a file; with none, those that Java knows. */
    static Believed believe(@Nullable Path caFile) throws IOException {
        if (caFile != null) {
            CURRENT.set(PemFiles.trusting(caFile).getSocketFactory());
        }
        return new Believed(caFile);
    }

    /** What is believed for a while. */
    record Believed(@Nullable Path caFile) implements AutoCloseable {

        String note() {
            return caFile == null ? "" : ", by the authority in caFile";
        }

        @Override
        public void close() {
            CURRENT.remove();
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return sockets.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return sockets.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return sockets.createSocket(address, port, localAddress, localPort);
    }
}

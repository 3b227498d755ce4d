package io.atrium.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Takes TLS and hands on what comes to a plain port of this machine: a real server behind a certificate. */
public final class TlsDoor implements AutoCloseable {
    private final ServerSocket door;
    private final int behind;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "tls-door");
        thread.setDaemon(true);
        return thread;
    });

    private TlsDoor(ServerSocket door, int behind) {
        this.door = door;
        this.behind = behind;
    }

    /** Opens one. */
    public static TlsDoor open(SSLContext identity, int behind) throws IOException {
        TlsDoor opened = new TlsDoor(
                identity.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
        opened.threads.execute(opened::accept);
        return opened;
    }

    /** Where it is. */
    public int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket outside = door.accept();
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                threads.execute(() -> carry(outside, inside));
                threads.execute(() -> carry(inside, outside));
            } catch (IOException closed) {
                // The loop's condition tells whether it was the door.
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException refused) {
            // Who does not believe the certificate hangs up; both ends are closed with it.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}

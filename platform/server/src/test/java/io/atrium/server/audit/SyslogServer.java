package io.atrium.server.audit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** Takes messages that are framed by their length, over real sockets; can be away for a while. */
final class SyslogServer implements AutoCloseable {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final Thread accepting;

    SyslogServer(ServerSocketFactory factory, int port) throws IOException {
        listener = factory.createServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accepting = new Thread(this::accept, "syslog-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> messages() {
        return messages;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread reading = new Thread(() -> read(connection), "syslog-connection");
                reading.setDaemon(true);
                reading.start();
            }
        } catch (IOException closed) {
            // it is away
        }
    }

    private void read(Socket connection) {
        try (InputStream in = connection.getInputStream()) {
            DataInputStream data = new DataInputStream(in);
            while (true) {
                StringBuilder length = new StringBuilder();
                for (int next = data.readUnsignedByte(); next != ' '; next = data.readUnsignedByte()) {
                    length.append((char) next);
                }
                byte[] message = new byte[Integer.parseInt(length.toString())];
                data.readFully(message);
                messages.add(new String(message, StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            // the sender or this server has gone
        }
    }

    /** As when a process is killed: what has not been read is lost. */
    private static void kill(Socket connection) {
        try (connection) {
            connection.setSoLinger(true, 0);
        } catch (IOException closed) {
            // the sender was faster
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        // A connection that came just before is accepted all the same, and has to be killed like the others.
        awaitEnd(accepting);
        for (Socket connection : connections) {
            kill(connection);
        }
    }
}

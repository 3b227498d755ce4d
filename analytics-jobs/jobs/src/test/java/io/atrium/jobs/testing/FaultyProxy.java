package io.atrium.jobs.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A TCP proxy that can lose answers: the request reaches the server and is done there, but the connection breaks before
 * the first byte of the answer comes back.
 */
public final class FaultyProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Predicate<String> loses;
    private final AtomicInteger lost = new AtomicInteger();

    /** Loses the answers to those requests whose first line matches, as often as {@code loses} says so. */
    public FaultyProxy(int target, Predicate<String> loses) throws IOException {
        this.target = target;
        this.loses = loses;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon("proxy-accept", this::accept);
    }

    /** Where to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many answers were lost. */
    public int lost() {
        return lost.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            Exchange exchange = new Exchange(client, server);
            daemon("proxy-request", exchange::forwardRequests);
            daemon("proxy-answer", exchange::forwardAnswers);
        }
    }

    /** One connection. */
    private final class Exchange {
        private final Socket client;
        private final Socket server;
        private volatile boolean lose;

        Exchange(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forwardRequests() throws IOException {
            try (client;
                    server) {
                copy(client.getInputStream(), server.getOutputStream());
            }
        }

        private void copy(InputStream in, OutputStream out) throws IOException {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                String start = new String(buffer, 0, Math.min(count, 4096), StandardCharsets.ISO_8859_1);
                if (start.startsWith("POST ")
                        && loses.test(start.lines().findFirst().orElse(""))) {
                    lose = true;
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        }

        void forwardAnswers() throws IOException {
            try (client;
                    server) {
                InputStream in = server.getInputStream();
                byte[] buffer = new byte[1 << 16];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (lose) {
                        lost.incrementAndGet();
                        return;
                    }
                    client.getOutputStream().write(buffer, 0, count);
                    client.getOutputStream().flush();
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // A broken connection is what this proxy is for.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}

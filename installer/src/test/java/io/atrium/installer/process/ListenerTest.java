package io.atrium.installer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class ListenerTest {

    @Test
    void findsTheProcessThatListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Listener.on(socket.getLocalPort()))
                    .map(Listener::pid)
                    .contains(ProcessHandle.current().pid());
        }
    }

    @Test
    void findsNobodyOnAClosedPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(Listener.on(port)).isEmpty();
    }
}

package io.atrium.installer.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {

    @Test
    void remembersAPortOverRestarts(@TempDir Path folder) {
        Path file = folder.resolve("ports.json");
        int first = new Ports(file, new Random(1)).obtain("kafka", 0);
        int again = new Ports(file, new Random(2)).obtain("kafka", 0);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void findsAnotherPortWhenThePreferredOneIsTaken(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = new Ports(folder.resolve("ports.json"), new Random(1)).obtain("server", taken.getLocalPort());
            assertThat(port).isNotEqualTo(taken.getLocalPort());
            assertThat(Ports.isFree(port)).isTrue();
        }
    }

    @Test
    void neverGivesTwoNamesTheSamePort(@TempDir Path folder) {
        Ports ports = new Ports(folder.resolve("ports.json"), new Random(1));
        int first = ports.obtain("a", 0);
        int second = ports.obtain("b", first);
        assertThat(second).isNotEqualTo(first);
    }
}

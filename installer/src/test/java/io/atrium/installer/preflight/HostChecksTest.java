package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostChecksTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aGoodMachineIsGood() throws IOException {
        Map<Item, Finding> found = settings(machine("debian", "12", "Debian GNU/Linux 12 (bookworm)"));

        assertThat(found.values()).extracting(Finding::level).containsOnly(Level.PASS);
        assertThat(found)
                .containsKeys(
                        Item.SYSTEM,
                        Item.KERNEL,
                        Item.SYSTEMD,
                        Item.LIMITS,
                        Item.MAPS,
                        Item.HUGE_PAGES,
                        Item.NAMESPACES,
                        Item.TEMPORARY);
    }

    @ParameterizedTest
    @CsvSource({
        "proc/sys/kernel/osrelease, 4.19.90, KERNEL, WARN",
        "proc/sys/kernel/osrelease, nonsense, KERNEL, UNKNOWN",
        "proc/sys/fs/nr_open, 1024, LIMITS, WARN",
        "proc/sys/vm/max_map_count, 65530, MAPS, WARN",
        "sys/kernel/mm/transparent_hugepage/enabled, [always] madvise never, HUGE_PAGES, WARN",
        "proc/sys/user/max_user_namespaces, 0, NAMESPACES, WARN",
        "proc/sys/kernel/unprivileged_userns_clone, 0, NAMESPACES, WARN",
    })
    void aSettingThatIsNotGoodIsSaid(String path, String value, Item item, Level level) throws IOException {
        Machine machine = machine("debian", "12", "Debian GNU/Linux 12 (bookworm)");
        write(path, value);

        assertThat(settings(machine).get(item))
                .isNotNull()
                .extracting(Finding::level)
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "openEuler, 24.03, RPM",
        "kylin, V10, Kylin",
        "uos, 20, UOS",
        "debian, 13, packages",
        "gentoo, 2, not tried"
    })
    void othersAreNotTriedAndThatIsSaid(String id, String version, String says) throws IOException {
        Finding system = settings(machine(id, version, id + " " + version + " Kylin UOS"))
                .get(Item.SYSTEM);

        assertThat(system).isNotNull();
        assertThat(system.level()).isEqualTo(Level.WARN);
        assertThat(system.found()).contains("not tried").contains(says);
    }

    @Test
    void settingsOfTheRunningKernelAreReadInFull() {
        // No kernel allows fewer maps to a process than this.
        assertThat(Machine.here().number("proc/sys/vm/max_map_count").orElse(0)).isGreaterThan(1000);
        assertThat(Machine.here().memory().orElse(0)).isGreaterThan(1L << 28);
    }

    @Test
    void aContainerIsNoHost() throws IOException {
        Machine machine = machine("debian", "12", "Debian GNU/Linux 12 (bookworm)");
        Files.delete(folder.resolve("root/run/systemd/system"));

        assertThat(settings(machine).get(Item.SYSTEMD))
                .isNotNull()
                .extracting(Finding::level)
                .isEqualTo(Level.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "8, amd64, 32, PASS, PASS, PASS",
        "2, amd64, 32, WARN, PASS, PASS",
        "1, aarch64, 2, FAIL, WARN, FAIL",
        "8, riscv64, 10, PASS, FAIL, FAIL"
    })
    void processorsAndMemoryAreThoseOfAllRolesTogether(
            int processors, String architecture, long gibibytes, Level cpu, Level kind, Level memory)
            throws IOException {
        write("proc/meminfo", "MemTotal:       " + (gibibytes << 20) + " kB\nMemFree: 1 kB");
        Subject subject =
                new TestSite(folder).subject(new Machine(folder.resolve("root"), processors, architecture, folder));

        Map<Item, Finding> found = byItem(new Hardware().look(subject));

        assertThat(found.get(Item.CPU)).isNotNull().extracting(Finding::level).isEqualTo(cpu);
        assertThat(found.get(Item.ARCHITECTURE))
                .isNotNull()
                .extracting(Finding::level)
                .isEqualTo(kind);
        assertThat(found.get(Item.MEMORY))
                .isNotNull()
                .extracting(Finding::level)
                .isEqualTo(memory);
    }

    @Test
    void directoriesOnOneDiskShareWhatIsFree() throws IOException {
        Subject subject = here().subject();

        List<Finding> findings = new DiskSpace().look(subject);
        long needed = Directories.needed(subject).values().stream()
                .mapToLong(bytes -> bytes)
                .sum();

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).found()).contains("for 6 directories on one file system");
        assertThat(needed).isGreaterThan(100L << 30);
        assertThat(DiskSpace.finding(List.of(folder), 10L << 30, 11L << 30).level())
                .isEqualTo(Level.FAIL);
        assertThat(DiskSpace.finding(List.of(folder), 12L << 30, 11L << 30).level())
                .isEqualTo(Level.PASS);
    }

    @Test
    void theDiskIsReallyWrittenAndNothingIsLeft() throws IOException {
        List<Finding> findings = new DiskLatency().look(here().subject());

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).found()).contains("p99").contains("forced writes");
        assertThat(findings.get(0).subject()).contains("until it is made");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("site.yaml");
        }
    }

    @Test
    void theSlowestOfAHundredIsNotThrownAway() {
        List<Long> values = Stream.iterate(1L, value -> value + 1).limit(200).toList();

        assertThat(DiskLatency.percentile(values, 99)).isEqualTo(198);
        assertThat(DiskLatency.percentile(List.of(7L), 99)).isEqualTo(7);
    }

    @Test
    void aPortThatIsTakenNamesWhoHoldsIt() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0)) {
            free = taken.getLocalPort();

            Finding finding = PortsFree.finding("server", taken.getLocalPort());

            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.found())
                    .contains("process " + ProcessHandle.current().pid());
        }
        assertThat(PortsFree.finding("server", free).level()).isEqualTo(Level.PASS);
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "1000, WARN", "60000, FAIL", "-60000, FAIL"})
    void aTimeServerIsReallyAsked(long milliseconds, Level level) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(socket, Duration.ofMillis(milliseconds)));
            server.start();
            Subject subject = new TestSite(folder)
                    .and("ntp: {servers: ['127.0.0.1:" + socket.getLocalPort() + "']}")
                    .subject();

            List<Finding> findings = new ClockSkew().look(subject);

            server.join();
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).level()).as(findings.get(0).found()).isEqualTo(level);
        }
    }

    @Test
    void withoutATimeServerNothingIsKnownAndThatIsSaid() throws Exception {
        List<Finding> findings = new ClockSkew().look(new TestSite(folder).subject());

        assertThat(findings).extracting(Finding::level).containsExactly(Level.UNKNOWN);
    }

    @Test
    void theDateOfAnAnswerIsATimeToo() {
        Instant now = Instant.parse("2026-11-30T10:00:00Z");

        assertThat(ClockSkew.date("k", "Mon, 30 Nov 2026 10:00:00 GMT", now).level())
                .isEqualTo(Level.PASS);
        assertThat(ClockSkew.date("k", "Mon, 30 Nov 2026 10:00:30 GMT", now).level())
                .isEqualTo(Level.FAIL);
        assertThat(ClockSkew.date("k", "soon", now).level()).isEqualTo(Level.UNKNOWN);
        assertThat(ClockSkew.date("k", null, now).level()).isEqualTo(Level.UNKNOWN);
    }

    private static void answer(DatagramSocket socket, Duration ahead) {
        try {
            byte[] bytes = new byte[48];
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            socket.receive(packet);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            buffer.putLong(24, buffer.getLong(40));
            buffer.put(0, (byte) 0x24).put(1, (byte) 2);
            Instant now = Clock.systemUTC().instant().plus(ahead);
            Sntp.write(buffer, 32, now);
            Sntp.write(buffer, 40, now);
            socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestSite here() {
        StringBuilder directories = new StringBuilder("directories: {program: " + folder + "/program");
        for (String role : List.of("server", "postgresql", "kafka", "clickhouse", "flink")) {
            directories
                    .append(", ")
                    .append(role)
                    .append(": ")
                    .append(folder)
                    .append("/data/")
                    .append(role);
        }
        return new TestSite(folder).and(directories + "}");
    }

    private Machine machine(String id, String version, String name) throws IOException {
        write("etc/os-release", "PRETTY_NAME=\"" + name + "\"\nID=" + id + "\nVERSION_ID=\"" + version + "\"");
        write("proc/sys/kernel/osrelease", "6.1.0-25-amd64\n");
        write("proc/sys/fs/nr_open", "1048576\n");
        write("proc/sys/vm/max_map_count", "262144\n");
        write("proc/sys/user/max_user_namespaces", "63000\n");
        write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        write("usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-252.so", "");
        Files.createDirectories(folder.resolve("root/run/systemd/system"));
        return new Machine(folder.resolve("root"), 4, "amd64", folder);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve("root").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Map<Item, Finding> settings(Machine machine) throws IOException {
        return byItem(new SystemSettings().look(new TestSite(folder).subject(machine)));
    }

    private static Map<Item, Finding> byItem(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::item, Function.identity()));
    }
}

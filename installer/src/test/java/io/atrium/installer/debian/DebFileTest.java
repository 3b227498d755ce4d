package io.atrium.installer.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.debian.PackageLock.LockedFile;
import io.atrium.installer.debian.PackageLock.LockedPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebFileTest {

    private static final String CONTROL = "Package: tool\nVersion: 1:2.0-1\nDescription: a tool\n with a tail\n";
    private static final String COPYRIGHT =
            "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: MIT\n\n"
                    + "Files: doc\nLicense: GPL-2+\n text\n";

    @Test
    void aPackageIsReadWithoutItsTools(@TempDir Path folder) throws Exception {
        DebFile deb = new DebFile(deb(folder.resolve("tool.deb")));
        List<String> paths = new ArrayList<>();

        deb.files((path, head, content) -> paths.add(path));

        assertThat(deb.control()).isEqualTo(CONTROL);
        assertThat(paths).containsExactly("usr/bin/tool", "usr/share/doc/tool/copyright");
        assertThat(deb.licence()).isEqualTo("GPL-2+, MIT");
    }

    @Test
    void theCacheTakesOnlyWhatIsLocked(@TempDir Path folder) throws Exception {
        Path file = deb(folder.resolve("tool_2.0-1_all.deb"));
        LockedPackage locked = new LockedPackage(
                "tool",
                "1:2.0-1",
                "all",
                "tool_2.0-1_all.deb",
                Files.size(file),
                PackageCache.sha256(file),
                List.of("tools"));
        PackageLock lock = new PackageLock(
                "debian-12", "amd64", List.of(locked), List.of(new LockedFile("clickhouse-server.deb", 1, "0")));
        lock.write(folder.resolve("lock.yaml"));
        PackageCache cache = new PackageCache(folder);

        assertThat(PackageLock.read(folder.resolve("lock.yaml"))).isEqualTo(lock);
        assertThat(cache.missing(lock)).isEmpty();
        assertThat(PackagesIndex.of(lock.packages(), cache))
                .startsWith(CONTROL)
                .contains("Filename: ./tool_2.0-1_all.deb\nSize: ");
        assertThat(locked.coordinate()).isEqualTo("pkg:deb/debian/tool@1%3A2.0-1?arch=all");

        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(cache.missing(lock)).containsExactly(locked);
    }

    @Test
    void whatAptPrintsIsUnderstood() {
        assertThat(Apt.pinned("'address' zlib1g_1%3a1.2.13.dfsg-1_amd64.deb 86772 MD5Sum:0"))
                .isEqualTo("zlib1g=1:1.2.13.dfsg-1");
        assertThat(Control.paragraphs("A: 1\nB: 2\n more\n\n\nA: 3\n"))
                .containsExactly(Map.of("A", "1", "B", "2\n more"), Map.of("A", "3"));
    }

    private static Path deb(Path file) throws IOException {
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            put(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.UTF_8));
            put(ar, "control.tar.xz", tar(Map.of("./control", CONTROL)));
            put(ar, "data.tar.xz", tar(Map.of("./usr/bin/tool", "#!", "./usr/share/doc/tool/copyright", COPYRIGHT)));
        }
        return file;
    }

    private static void put(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
        ar.write(content);
        ar.closeArchiveEntry();
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream xz = new XZCompressorOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(xz)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}

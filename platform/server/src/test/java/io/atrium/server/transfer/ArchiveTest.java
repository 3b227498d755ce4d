package io.atrium.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.tenants.TenantCommands;
import io.atrium.server.signing.SigningKey;
import io.atrium.server.testing.Tampering;
import io.atrium.warehouse.transfer.Cut;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The server and the command line read archives on their own, and have to agree on what is one. */
final class ArchiveTest {
    private static final String VICTIM = "postgresql/member.jsonl.gz";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Path file = written();

        Archive archive = Archive.check(file);

        assertThat(archive.manifest().tenant().nameZh()).isEqualTo("Whole");
        assertThat(archive.signer()).contains(key().fingerprint());
        List<String> lines = new ArrayList<>();
        archive.lines(archive.manifest().file(Manifest.Entry.POSTGRESQL, "member"), lines::add);
        assertThat(lines).containsExactly("{\"no\":1}", "{\"name\":\"人\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(verify(file)).isZero();
    }

    @Test
    void whatWasCutOffIsWrittenAgainFromTheLastWholeFile() throws Exception {
        Path whole = written();
        Path file = directory.resolve("cut.tar");
        long end;
        Manifest.Entry first;
        try (ArchiveWriter archive = ArchiveWriter.open(file, 0)) {
            first = member(archive);
            end = archive.end();
            archive.add(
                    "keycloak/realm.jsonl.gz", Manifest.Entry.KEYCLOAK, "realm", null, lines -> lines.add("{\"half\""));
        }

        try (ArchiveWriter archive = ArchiveWriter.open(file, end)) {
            archive.finish(key().signed(manifest(List.of(first, realm(archive)))));
        }

        assertThat(Tampering.files(file).keySet())
                .containsExactlyElementsOf(Tampering.files(whole).keySet());
        assertThat(Archive.check(file).manifest().files()).hasSize(2);
        assertThatThrownBy(() -> ArchiveWriter.open(file, Files.size(file) + 1)).isInstanceOf(IOException.class);
    }

    @Test
    void nothingElseIsTaken() throws Exception {
        Map<String, byte[]> files = Tampering.files(written());

        Map<String, byte[]> tampered = Tampering.all(files, VICTIM);

        assertThat(tampered).hasSizeGreaterThan(10);
        for (Map.Entry<String, byte[]> one : tampered.entrySet()) {
            Path file = Files.write(directory.resolve("tampered.tar"), one.getValue());
            assertThatThrownBy(() -> Archive.check(file)).as(one.getKey()).isInstanceOf(ArchiveException.class);
            assertThat(verify(file)).as(one.getKey()).isEqualTo(1);
        }
        assertThatThrownBy(() -> Archive.check(Files.write(directory.resolve("empty.tar"), new byte[0])))
                .isInstanceOf(ArchiveException.class);
    }

    @Test
    void anArchiveOfAnotherInstallationIsWholeAndNotTrusted() throws Exception {
        Path file = written();
        SigningKey.obtain(directory.resolve("other"));

        assertThat(verify(file, "--key", directory.resolve("other.pub").toString()))
                .isEqualTo(1);
        assertThat(verify(file, "--unsigned")).isZero();
        assertThat(verify(directory.resolve("absent.tar"))).isEqualTo(2);
    }

    private SigningKey key() {
        return SigningKey.obtain(directory.resolve("key"));
    }

    private Path written() throws Exception {
        Path file = directory.resolve(UUID.randomUUID() + ".tar");
        try (ArchiveWriter archive = ArchiveWriter.open(file, 0)) {
            List<Manifest.Entry> entries = List.of(member(archive), realm(archive));
            archive.finish(key().signed(manifest(entries)));
        }
        return file;
    }

    private static Manifest.Entry member(ArchiveWriter archive) throws Exception {
        return archive.add(VICTIM, Manifest.Entry.POSTGRESQL, "member", List.of("no", "name"), lines -> {
            lines.add("{\"no\":1}");
            lines.add("{\"name\":\"人\"}");
        });
    }

    private static Manifest.Entry realm(ArchiveWriter archive) throws Exception {
        return archive.add("keycloak/realm.jsonl.gz", Manifest.Entry.KEYCLOAK, "realm", null, lines -> lines.add("{}"));
    }

    private static Manifest manifest(List<Manifest.Entry> entries) {
        return new Manifest(
                Manifest.KIND,
                Manifest.VERSION,
                new UUID(1, 2),
                new Manifest.Subject("acme", "Whole", "Whole"),
                "Oakley",
                NOW,
                NOW,
                "test",
                true,
                new Cut(List.of(new Cut.Position("atrium.usage", 0, 0, 7))),
                NOW,
                NOW,
                new Manifest.Schema(List.of("001")),
                entries,
                Omissions.ALL);
    }

    private int verify(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify-export", file.toString()));
        arguments.addAll(List.of(more));
        if (more.length == 0) {
            arguments.addAll(List.of("--key", directory.resolve("key.pub").toString()));
        }
        CommandLine commands = new CommandLine(new TenantCommands());
        commands.setOut(new PrintWriter(new StringWriter()));
        commands.setErr(new PrintWriter(new StringWriter()));
        return commands.execute(arguments.toArray(new String[0]));
    }
}

package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.bundle.Manifest.Kind;
import io.atrium.installer.bundle.Manifest.PartFile;
import io.atrium.installer.bundle.Verification.Depth;
import io.atrium.installer.bundle.Verification.Problem;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a bundle is noticed, and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerificationTest {

    private static final String FOLDER_PART = "parts/debian.tar";

    private final Path folder;
    private final Path bundle;
    private final SigningKey key;
    private final SigningKey other;
    private final String server;

    VerificationTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.key = SigningKey.create(folder.resolve("key"));
        this.other = SigningKey.create(folder.resolve("other"));
        this.bundle = new SmallBundle(folder, key).build();
        try (BundleFile file = BundleFile.open(bundle)) {
            this.server = SignedManifest.read(file, null)
                    .manifest()
                    .part("server")
                    .orElseThrow()
                    .entry();
        }
    }

    List<String> entries() throws Exception {
        try (BundleFile file = BundleFile.open(bundle)) {
            return file.places().stream().map(place -> place.header().path()).toList();
        }
    }

    @Test
    void aBundleAsItWasBuiltIsGood() throws Exception {
        Verification.Result result = Verification.of(bundle, key.verifyingKey(), Depth.FILES);

        assertThat(result.problems()).isEmpty();
        assertThat(result.key()).isEqualTo(key.verifyingKey());
        assertThat(result.filesRead()).isGreaterThan(10);
        assertThat(result.manifest().part("server").orElseThrow().files())
                .extracting(PartFile::path)
                .contains("opt/atrium/server/pages/deep/目录/index.html", "opt/atrium/server/current.jar");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aChangedByteInAnyEntryIsNamed(String path) throws Exception {
        Tampering tampering = new Tampering(bundle);
        byte[] content = tampering.content(path);
        content[content.length / 2] ^= 1;

        Problem problem = verify(tampering.replace(path, content).mode(path, mode(path)));

        if (path.equals(Manifest.FILE) || path.equals(Manifest.SIGNATURE)) {
            assertThat(problem.reason()).isIn(Reason.BAD_SIGNATURE, Reason.OTHER_KEY);
        } else {
            assertThat(problem.reason()).isEqualTo(Reason.CHANGED);
            assertThat(problem.sentence()).contains(path);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aRemovedEntryIsNamed(String path) throws Exception {
        Problem problem = verify(new Tampering(bundle).remove(path));

        assertThat(problem.reason()).isEqualTo(path.startsWith("manifest.") ? Reason.NOT_SIGNED : Reason.MISSING);
        assertThat(problem.sentence()).contains(path);
    }

    @Test
    void noByteIsFlippedUnnoticed() throws Exception {
        byte[] good = Files.readAllBytes(bundle);
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int at = random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(verify(bad).sentence()).as("byte %d", at).isNotEmpty();
        }
    }

    @Test
    void noCutIsUnnoticed() throws Exception {
        byte[] good = Files.readAllBytes(bundle);
        for (int length = 0; length < good.length; length += 4_999) {
            assertThat(verify(Arrays.copyOf(good, length)).reason())
                    .as("%d bytes", length)
                    .isIn(Reason.TRUNCATED, Reason.NOT_SIGNED);
        }
        assertThat(verify(Arrays.copyOf(good, good.length - 1)).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 10_000})
    void whatFollowsTheEndIsRefused(int more) throws Exception {
        byte[] good = Files.readAllBytes(bundle);

        Problem problem = verify(Arrays.copyOf(good, good.length + more));

        assertThat(problem.reason()).isEqualTo(Reason.APPENDED);
        assertThat(problem.sentence()).contains(more + " bytes");
    }

    @Test
    void anExtraEntryIsNamed() throws Exception {
        Problem problem = verify(new Tampering(bundle).add("parts/more.tar", "more"));

        assertThat(problem.reason()).isEqualTo(Reason.EXTRA);
        assertThat(problem.sentence()).contains("parts/more.tar");
    }

    @Test
    void aRenamedEntryIsMissingAndExtra() throws Exception {
        List<Problem> problems =
                problems(new Tampering(bundle).rename(server, "parts/sorver").write(folder.resolve("renamed")));

        assertThat(problems).extracting(Problem::reason).containsExactly(Reason.MISSING, Reason.EXTRA);
    }

    @Test
    void swappedEntriesAreNoticed() throws Exception {
        assertThat(verify(new Tampering(bundle).swapContents(FOLDER_PART, server))
                        .reason())
                .isEqualTo(Reason.CHANGED);
        assertThat(verify(new Tampering(bundle).swapPlaces(FOLDER_PART, server)).reason())
                .isEqualTo(Reason.ORDER);
    }

    @Test
    void anotherModeIsNoticed() throws Exception {
        assertThat(verify(new Tampering(bundle).mode(FOLDER_PART, 04755)).reason())
                .isEqualTo(Reason.CHANGED);
    }

    @Test
    void onlyTheTrustedKeyCounts() throws Exception {
        Tampering resigned = new Tampering(bundle).sign(other, manifest -> manifest);

        assertThat(verify(resigned).reason()).isEqualTo(Reason.OTHER_KEY);
        assertThat(Verification.of(resigned.write(folder.resolve("resigned")), null, Depth.ENTRIES)
                        .key())
                .isEqualTo(other.verifyingKey());
    }

    @Test
    void aSignatureOfAnotherManifestIsNotGood() throws Exception {
        byte[] ofSomethingElse = SignedManifest.signatureEntry(key, new byte[] {1});

        assertThat(verify(new Tampering(bundle).replace(Manifest.SIGNATURE, ofSomethingElse))
                        .reason())
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verify(new Tampering(bundle).replace(Manifest.SIGNATURE, new byte[64]))
                        .reason())
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "/etc/passwd",
                "parts/../../outside",
                "parts//more",
                "./more",
                "parts\\more",
                "a\nb"
            })
    void aNameThatLeadsOutIsRefusedBeforeAnythingElse(String path) throws Exception {
        Problem problem = verify(new Tampering(bundle).add(path, "evil"));

        assertThat(problem.reason()).isEqualTo(Reason.UNSAFE_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLDER_PART, "parts/DEBIAN.tar"})
    void namesThatAreTheSameOrDifferByCaseOnlyAreRefused(String path) throws Exception {
        assertThat(verify(new Tampering(bundle).add(path, "twice")).reason()).isEqualTo(Reason.DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_DIR, TarConstants.LF_CHR})
    void onlyFilesStandInABundle(byte type) throws Exception {
        TarArchiveEntry link = new TarArchiveEntry("parts/link", type);
        link.setLinkName("/etc/passwd");
        byte[] tar = Tampering.tar(link, "");
        byte[] good = Files.readAllBytes(bundle);
        byte[] bad = Arrays.copyOf(good, good.length + Header.LENGTH);
        System.arraycopy(good, 0, bad, Header.LENGTH, good.length);
        System.arraycopy(tar, 0, bad, 0, Header.LENGTH);

        assertThat(verify(bad).reason()).isEqualTo(Reason.UNSAFE_PATH);
    }

    @Test
    void aBuilderThatLiesAboutAPartIsNoticed() throws Exception {
        PartFile told =
                new PartFile("told", Kind.FILE, 4, "0644", Digest.of("evil".getBytes(StandardCharsets.UTF_8)), null);
        List<Problem> found = new ArrayList<>();
        for (TarArchiveEntry entry : List.of(
                new TarArchiveEntry("../told", true),
                new TarArchiveEntry("/told", true),
                new TarArchiveEntry("other"),
                new TarArchiveEntry("told", TarConstants.LF_FIFO))) {
            entry.setMode(0644);
            found.add(verify(lie(Tampering.tar(entry, "evil"), List.of(told))));
        }
        TarArchiveEntry honest = new TarArchiveEntry("told");
        honest.setMode(0644);
        found.add(verify(lie(Tampering.tar(honest, "good"), List.of(told))));
        found.add(verify(lie(Tampering.tar(honest, "evil"), List.of())));
        found.add(verify(lie(
                Tampering.tar(honest, "evil"),
                List.of(told, new PartFile("untold", Kind.FOLDER, 0, "0755", null, null)))));

        assertThat(found)
                .extracting(Problem::reason)
                .containsExactly(
                        Reason.UNSAFE_PATH,
                        Reason.UNSAFE_PATH,
                        Reason.EXTRA,
                        Reason.UNSAFE_PATH,
                        Reason.CHANGED,
                        Reason.EXTRA,
                        Reason.MISSING);
        assertThat(problems(lie(Tampering.tar(honest, "evil"), List.of(told)).write(folder.resolve("honest"))))
                .isEmpty();
    }

    @Test
    void aPartThatIsNowhereIsNoticed() throws Exception {
        Manifest.Part ghost = new Manifest.Part("ghost", "parts/ghost.tar", Compression.NONE, "0", 0, List.of());

        Problem problem = verify(new Tampering(bundle).sign(key, manifest -> Tampering.withPart(manifest, ghost)));

        assertThat(problem.reason()).isEqualTo(Reason.MISSING);
        assertThat(problem.sentence()).contains("ghost");
    }

    static List<List<PartFile>> escapes() {
        PartFile up = new PartFile("up", Kind.LINK, 0, "0777", null, "..");
        return List.of(
                List.of(new PartFile("../evil", Kind.FILE, 4, "0644", "0", null)),
                List.of(new PartFile("/evil", Kind.FILE, 4, "0644", "0", null)),
                List.of(new PartFile("evil", Kind.LINK, 0, "0777", null, "/etc/passwd")),
                List.of(new PartFile("evil", Kind.LINK, 0, "0777", null, "../etc/passwd")),
                List.of(new PartFile("evil", Kind.LINK, 0, "0777", null, "a/../../b")),
                List.of(up),
                List.of(
                        new PartFile("here", Kind.LINK, 0, "0777", null, "."),
                        new PartFile("here/evil", Kind.FILE, 4, "0644", "0", null)));
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void aManifestThatLeadsOutOfAPartIsRefused(List<PartFile> files) throws Exception {
        assertThat(verify(lie(new byte[Header.LENGTH], files)).reason()).isEqualTo(Reason.UNSAFE_PATH);
    }

    @Test
    void somethingElseIsNoBundle() throws Exception {
        assertThat(verify("PK not a bundle".repeat(100).getBytes(StandardCharsets.UTF_8))
                        .reason())
                .isEqualTo(Reason.NOT_A_BUNDLE);
        assertThat(verify(new byte[4096]).reason()).isEqualTo(Reason.NOT_A_BUNDLE);
    }

    private Tampering lie(byte[] content, List<PartFile> files) throws IOException, BundleFailure {
        Tampering tampering = new Tampering(bundle).replace(FOLDER_PART, content);
        return tampering.sign(key, tampering.accepting(FOLDER_PART, files));
    }

    private static int mode(String path) {
        return path.equals(Launcher.NAME) ? PartWriter.EXECUTABLE : PartWriter.PLAIN;
    }

    private Problem verify(Tampering tampering) throws Exception {
        return verify(tampering.bytes());
    }

    private Problem verify(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("tampered"), bytes);
        List<Problem> problems = problems(file);
        assertThat(problems).as("what is wrong").isNotEmpty();
        return problems.get(0);
    }

    private List<Problem> problems(Path file) throws IOException, InterruptedException {
        try {
            return Verification.of(file, key.verifyingKey(), Depth.FILES).problems();
        } catch (BundleFailure e) {
            return List.of(new Problem(e.reason(), String.valueOf(e.getMessage())));
        }
    }
}

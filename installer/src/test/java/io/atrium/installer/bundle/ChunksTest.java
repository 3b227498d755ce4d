package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChunksTest {

    private final Path folder;
    private final Path whole;
    private final Path chunks;
    private final Path target;
    private final Path index;

    ChunksTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        byte[] bytes = new byte[250_001];
        new Random(1).nextBytes(bytes);
        this.whole = Files.write(folder.resolve("a.bundle"), bytes);
        this.chunks = folder.resolve("chunks");
        this.target = folder.resolve("target");
        this.index = chunks.resolve("a.bundle.index.json");
    }

    @BeforeEach
    void split() throws IOException {
        new Splitter(100_000).split(whole, chunks);
    }

    @Test
    void whatWasCutIsPutTogetherAgain() throws Exception {
        Joiner.Result result = new Joiner(index).join(target);

        assertThat(chunks).isDirectoryContaining("glob:**/a.bundle.003");
        assertThat(result.joined()).isEqualTo(3);
        assertThat(Files.mismatch(result.bundle(), whole)).isEqualTo(-1);
        assertThat(target).isDirectoryNotContaining("glob:**/*.partial");
    }

    @Test
    void chunksComeOneAfterTheOtherAndAreNotNeededAgain() throws Exception {
        Path away = Files.createDirectories(folder.resolve("away"));
        move("a.bundle.001", away);
        move("a.bundle.003", away);
        Joiner.Result first = new Joiner(index).join(target);
        move("a.bundle.002", away);
        Files.move(away.resolve("a.bundle.003"), chunks.resolve("a.bundle.003"));
        Joiner.Result second = new Joiner(index).join(target);
        move("a.bundle.003", away);
        Files.move(away.resolve("a.bundle.001"), chunks.resolve("a.bundle.001"));
        Joiner.Result third = new Joiner(index).join(target);

        assertThat(first.waiting()).containsExactly("a.bundle.001", "a.bundle.003");
        assertThat(second.waiting()).containsExactly("a.bundle.001");
        assertThat(second.kept()).isEqualTo(1);
        assertThat(third.kept()).isEqualTo(2);
        assertThat(third.waiting()).isEmpty();
        assertThat(Files.mismatch(third.bundle(), whole)).isEqualTo(-1);
    }

    @Test
    void aDamagedChunkIsNamedAndTheGoodOnesAreKept() throws Exception {
        Path second = chunks.resolve("a.bundle.002");
        byte[] good = Files.readAllBytes(second);
        byte[] bad = good.clone();
        bad[77] ^= 1;
        Files.write(second, bad);

        BundleFailure failure = catchThrowableOfType(BundleFailure.class, () -> new Joiner(index).join(target));
        Files.write(second, good);
        Joiner.Result result = new Joiner(index).join(target);

        assertThat(failure.reason()).isEqualTo(Reason.CHUNK_CHANGED);
        assertThat(failure).hasMessageContaining("a.bundle.002");
        assertThat(result.kept()).isEqualTo(1);
        assertThat(Files.mismatch(result.bundle(), whole)).isEqualTo(-1);
    }

    @Test
    void aShortChunkIsNamed() throws Exception {
        Files.write(chunks.resolve("a.bundle.001"), new byte[10]);

        BundleFailure failure = catchThrowableOfType(BundleFailure.class, () -> new Joiner(index).join(target));

        assertThat(failure.reason()).isEqualTo(Reason.CHUNK_CHANGED);
        assertThat(failure).hasMessageContaining("a.bundle.001").hasMessageContaining("10 bytes");
    }

    @Test
    void chunksWithEachOthersNamesAreNamed() throws Exception {
        move("a.bundle.001", folder);
        Files.move(chunks.resolve("a.bundle.002"), chunks.resolve("a.bundle.001"));
        Files.move(folder.resolve("a.bundle.001"), chunks.resolve("a.bundle.002"));

        BundleFailure failure = catchThrowableOfType(BundleFailure.class, () -> new Joiner(index).join(target));

        assertThat(failure.reason()).isEqualTo(Reason.CHUNK_ORDER);
        assertThat(failure).hasMessageContaining("a.bundle.001").hasMessageContaining("a.bundle.002");
    }

    @Test
    void anIndexThatLeadsElsewhereIsRefused() throws Exception {
        Files.writeString(index, Files.readString(index).replace("a.bundle.002", "../a.bundle.002"));

        BundleFailure failure = catchThrowableOfType(BundleFailure.class, () -> new Joiner(index));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_MANIFEST);
    }

    private void move(String chunk, Path to) throws IOException {
        Files.move(chunks.resolve(chunk), to.resolve(chunk));
    }
}

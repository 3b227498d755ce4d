package io.atrium.installer.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatOneHalfSignsTheOtherVerifies(@TempDir Path folder) throws Exception {
        SigningKey made = SigningKey.create(folder.resolve("key"));
        SigningKey read = SigningKey.read(folder.resolve("key"));
        VerifyingKey given = VerifyingKey.ofPem(Files.readString(folder.resolve("key.pub")));

        assertThat(read.sign(MESSAGE)).isEqualTo(made.sign(MESSAGE));
        assertThat(given).isEqualTo(made.verifyingKey());
        assertThat(given.verifies(MESSAGE, read.sign(MESSAGE))).isTrue();
        assertThat(given.verifies(new byte[] {1}, read.sign(MESSAGE))).isFalse();
        assertThat(given.verifies(MESSAGE, new byte[3])).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNeverOverwrittenAndNeverGuessed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key");
        SigningKey.create(file);

        assertThatThrownBy(() -> SigningKey.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no PRIVATE KEY in it");
    }
}

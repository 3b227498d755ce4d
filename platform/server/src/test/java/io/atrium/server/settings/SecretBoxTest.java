package io.atrium.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class SecretBoxTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private final SecretBox box = new SecretBox(KEY, new SecureRandom());

    @Test
    void whatWasSealedCanBeOpened() {
        SealedSecret sealed = box.seal("demo", "pässwörd 密码");

        assertThat(box.open("demo", sealed)).contains("pässwörd 密码");
        assertThat(new String(sealed.bytes(), StandardCharsets.UTF_8)).doesNotContain("pässwörd");
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(box.seal("demo", "secret").bytes())
                .isNotEqualTo(box.seal("demo", "secret").bytes());
    }

    @Test
    void anotherTenantKeyOrByteOpensNothing() {
        SealedSecret sealed = box.seal("demo", "secret");
        byte[] changed = sealed.bytes().clone();
        changed[changed.length - 1] ^= 1;

        assertThat(box.open("demo2", sealed)).isEmpty();
        assertThat(new SecretBox("another-key-another-key-another-key", new SecureRandom()).open("demo", sealed))
                .isEmpty();
        assertThat(box.open("demo", new SealedSecret(changed))).isEmpty();
        assertThat(box.open("demo", new SealedSecret(new byte[5]))).isEmpty();
    }
}

package io.atrium.installer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.signing.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReproducibilityTest {

    @Test
    void twoBuildsInTwoPlacesGiveTheSameBytes(@TempDir Path folder) throws Exception {
        SigningKey key = SigningKey.create(folder.resolve("key"));
        Path here = new SmallBundle(folder.resolve("here"), key).build();
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Path there;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            there = new SmallBundle(folder.resolve("somewhere/else"), key).build();
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }

        assertThat(Files.mismatch(here, there)).isEqualTo(-1);
    }
}

package io.atrium.server.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccentTest {

    /** The values are those of WebAIM's contrast checker. */
    @ParameterizedTest
    @CsvSource({"000000,21.00", "FFFFFF,1.00", "767676,4.54", "777777,4.48", "FF0000,4.00", "0000FF,8.59"})
    void contrastIsThatOfWcag(String colour, double contrast) {
        assertThat(Accent.contrastWithWhite(Integer.parseInt(colour, 16))).isCloseTo(contrast, within(0.005));
    }

    @Test
    void takesADarkColourInSmallLetters() {
        assertThat(Accent.check("#A61B1B")).isEqualTo("#a61b1b");
        assertThat(Accent.check("#767676")).isEqualTo("#767676");
    }

    @Test
    void refusesOneThatWhiteTextVanishesOn() {
        assertThatThrownBy(() -> Accent.check("#777777")).hasMessageContaining("4.5 to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#fff", "red", "#12605g", "#12605b;background:url(x)", "12605b"})
    void refusesWhatIsNoColour(String text) {
        assertThatThrownBy(() -> Accent.check(text)).hasMessageContaining("is not a colour");
    }
}

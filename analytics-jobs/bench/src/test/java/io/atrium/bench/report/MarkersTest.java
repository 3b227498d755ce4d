package io.atrium.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkersTest {

    @Test
    void replacesWhatIsBetweenAndNothingElse() throws IOException {
        String page = "a\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nb\n";

        String once = Markers.replaced(page, "bench", "new", "page");

        assertThat(once).isEqualTo("a\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\nb\n");
        assertThat(Markers.replaced(once, "bench", "new", "page")).isEqualTo(once);
    }

    @Test
    void refusesAPageWithoutMarkers() {
        assertThatThrownBy(() -> Markers.replaced("<!-- bench:end --> <!-- bench:begin -->", "bench", "new", "page"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("page lacks the markers");
    }
}

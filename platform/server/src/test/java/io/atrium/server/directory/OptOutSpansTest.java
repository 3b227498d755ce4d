package io.atrium.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.server.directory.OptOutSpans.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptOutSpansTest {

    private static final Instant OUT = Instant.parse("2024-03-10T06:00:00Z");
    private static final Instant BACK = Instant.parse("2024-03-20T06:00:00Z");

    @Test
    void whileItLastsNothingIsRecordedWheneverItHappened() {
        OptOutSpans spans = new OptOutSpans(1, Map.of(7, List.of(new Span(OUT, Instant.MAX))));

        assertThat(spans.withhold(7, OUT.minusSeconds(86_400))).isTrue();
        assertThat(spans.withhold(7, OUT)).isTrue();
        assertThat(spans.withhold(7, BACK)).isTrue();
        assertThat(spans.withhold(8, OUT)).isFalse();
        assertThat(spans.withhold(0xFFFF_FFFFL, OUT)).isFalse();
    }

    @Test
    void afterwardsOnlyWhatHappenedMeanwhileIsNot() {
        OptOutSpans spans = new OptOutSpans(2, Map.of(7, List.of(new Span(OUT, BACK))));

        assertThat(spans.withhold(7, OUT.minusMillis(1))).isFalse();
        assertThat(spans.withhold(7, OUT)).isTrue();
        assertThat(spans.withhold(7, BACK.minusMillis(1))).isTrue();
        assertThat(spans.withhold(7, BACK)).isFalse();
    }
}

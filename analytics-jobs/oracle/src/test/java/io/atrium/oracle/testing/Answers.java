package io.atrium.oracle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.oracle.model.OracleValue;

/** Says what an answer should be. */
public record Answers(OracleValue answer) {

    private static final double EXACT = 1e-9;

    public static Answers that(OracleValue answer) {
        return new Answers(answer);
    }

    /** A count that is of people. */
    public Answers counts(long number) {
        assertThat(answer.numerator()).as("numerator of %s", answer).hasValue((double) number);
        assertThat(answer.denominator()).isEmpty();
        assertThat(answer.value()).hasValue((double) number);
        return this;
    }

    public Answers is(double numerator, double denominator) {
        assertThat(answer.numerator().orElseThrow())
                .as("numerator of %s", answer)
                .isCloseTo(numerator, within(EXACT));
        assertThat(answer.denominator().orElseThrow())
                .as("denominator of %s", answer)
                .isCloseTo(denominator, within(EXACT));
        return this;
    }

    public Answers value(double value) {
        assertThat(answer.value().orElseThrow()).as("value of %s", answer).isCloseTo(value, within(EXACT));
        return this;
    }

    public Answers nothing() {
        assertThat(answer.value()).as("value of %s", answer).isEmpty();
        return this;
    }

    /** n and N. */
    public void of(long people, long enabled) {
        assertThat(answer.people()).as("n of %s", answer).isEqualTo(people);
        assertThat(answer.enabled()).as("N of %s", answer).isEqualTo(enabled);
    }
}

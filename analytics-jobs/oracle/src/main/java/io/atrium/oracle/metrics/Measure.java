package io.atrium.oracle.metrics;

import io.atrium.oracle.model.OracleValue;

/** How a metric answers. */
@FunctionalInterface
interface Measure {

    OracleValue answer(Question question);

    /** The same, for the whole tenant only. */
    static Measure ofTenant(Measure measure) {
        return question -> {
            if (question.department() != 0) {
                throw new IllegalArgumentException("The metric is for the whole tenant only");
            }
            return measure.answer(question);
        };
    }
}

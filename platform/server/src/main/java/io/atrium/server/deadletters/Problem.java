package io.atrium.server.deadletters;

import io.atrium.contract.cloudevents.EventProblem;

/**
 * Why a letter cannot be sent again.
 *
 * @param field path in the event's JSON, empty for the whole of it
 * @param code stable
 */
record Problem(String field, String code, String message) {

    static Problem of(EventProblem problem) {
        return new Problem(problem.field(), problem.code().code(), problem.message());
    }
}

package io.atrium.contract.cloudevents;

/**
 * Why one event of a batch is refused.
 *
 * @param index position in the batch, from 0
 * @param field path of the field, such as {@code data.channel} or {@code data.recipients[3]}; empty for the whole event
 * @param code the stable reason
 * @param message what is wrong and what to do
 */
public record EventProblem(int index, String field, ProblemCode code, String message) {}

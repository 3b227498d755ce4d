package io.atrium.jobs.kafka;

/**
 * A record that does not count, and why.
 *
 * @param record the record, with its original bytes
 * @param reason stable code
 * @param detail one sentence for people
 */
public record DeadLetter(KafkaRecord record, String reason, String detail) {}

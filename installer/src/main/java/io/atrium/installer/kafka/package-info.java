/**
 * Kafka of the evaluation stack: one KRaft broker, and the topics.
 */
@NullMarked
package io.atrium.installer.kafka;

import org.jspecify.annotations.NullMarked;

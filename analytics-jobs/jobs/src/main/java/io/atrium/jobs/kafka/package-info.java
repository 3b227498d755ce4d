/**
 * Kafka for the jobs: sources that keep a record's bytes and place, and the way into the dead letter topic. The only
 * package that knows Kafka's client and connector.
 */
@NullMarked
package io.atrium.jobs.kafka;

import org.jspecify.annotations.NullMarked;

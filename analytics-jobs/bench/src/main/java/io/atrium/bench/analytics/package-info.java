/**
 * What the analytics cost: all jobs beside the ingest alone, delays, replay, growth. Each section is measured on the same processes, one job after
 * another.
 */
@NullMarked
package io.atrium.bench.analytics;

import org.jspecify.annotations.NullMarked;

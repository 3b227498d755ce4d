/**
 * Rebuilds what was derived of a tenant's months, from the raw facts, as a new generation, while live events go on to be counted; ADR 14 says
 * why that is exact. A program of its own, not a Flink job: it reads raw facts and hands them, by the topic {@code atrium.replay}, to the jobs
 * that derive, which alone write. Everything it does may be repeated, so a replay that was interrupted goes on where its journal ends.
 */
@NullMarked
package io.atrium.jobs.replay;

import org.jspecify.annotations.NullMarked;

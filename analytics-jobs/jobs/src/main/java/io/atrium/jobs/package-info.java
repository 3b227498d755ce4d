/** The Flink jobs: one package a job, and what they share. */
@NullMarked
package io.atrium.jobs;

import org.jspecify.annotations.NullMarked;

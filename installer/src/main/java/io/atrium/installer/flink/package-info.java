/**
 * Flink of the evaluation stack: a JobManager, a TaskManager, and the watched ingest job.
 */
@NullMarked
package io.atrium.installer.flink;

import org.jspecify.annotations.NullMarked;

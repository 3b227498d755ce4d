@NullMarked
package io.atrium.jobs.ingest;

import org.jspecify.annotations.NullMarked;

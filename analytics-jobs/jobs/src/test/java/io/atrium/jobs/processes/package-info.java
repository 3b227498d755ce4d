@NullMarked
package io.atrium.jobs.processes;

import org.jspecify.annotations.NullMarked;

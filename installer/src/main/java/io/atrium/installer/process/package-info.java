/**
 * The only place that starts processes. A process is known by its id and its start time, never by its name, so\n * that a recycled process id is never mistaken for ours.
 */
@NullMarked
package io.atrium.installer.process;

import org.jspecify.annotations.NullMarked;

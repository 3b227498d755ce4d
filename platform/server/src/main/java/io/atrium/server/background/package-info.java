/**
 * Work that repeats beside the requests. Anybody may use it; a failure is logged and the work goes on.
 */
@NullMarked
package io.atrium.server.background;

import org.jspecify.annotations.NullMarked;

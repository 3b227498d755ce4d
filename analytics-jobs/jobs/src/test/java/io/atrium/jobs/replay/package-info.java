@NullMarked
package io.atrium.jobs.replay;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.jobs.collaboration;

import org.jspecify.annotations.NullMarked;

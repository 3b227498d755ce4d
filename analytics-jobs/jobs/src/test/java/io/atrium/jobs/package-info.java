@NullMarked
package io.atrium.jobs;

import org.jspecify.annotations.NullMarked;

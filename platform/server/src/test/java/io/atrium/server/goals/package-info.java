@NullMarked
package io.atrium.server.goals;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer;

import org.jspecify.annotations.NullMarked;

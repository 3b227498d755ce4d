@NullMarked
package io.atrium.warehouse;

import org.jspecify.annotations.NullMarked;

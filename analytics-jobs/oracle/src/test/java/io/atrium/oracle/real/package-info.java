@NullMarked
package io.atrium.oracle.real;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.oracle.property;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.oracle.proof;

import org.jspecify.annotations.NullMarked;

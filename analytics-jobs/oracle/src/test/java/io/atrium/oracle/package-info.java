@NullMarked
package io.atrium.oracle;

import org.jspecify.annotations.NullMarked;

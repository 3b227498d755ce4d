@NullMarked
package io.atrium.installer.stack;

import org.jspecify.annotations.NullMarked;

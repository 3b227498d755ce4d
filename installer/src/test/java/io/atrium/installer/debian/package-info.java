@NullMarked
package io.atrium.installer.debian;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer.bundle;

import org.jspecify.annotations.NullMarked;

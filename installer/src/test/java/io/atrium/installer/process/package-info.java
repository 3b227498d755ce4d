@NullMarked
package io.atrium.installer.process;

import org.jspecify.annotations.NullMarked;

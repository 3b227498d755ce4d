@NullMarked
package io.atrium.installer.preflight;

import org.jspecify.annotations.NullMarked;

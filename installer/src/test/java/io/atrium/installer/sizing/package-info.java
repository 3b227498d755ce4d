@NullMarked
package io.atrium.installer.sizing;

import org.jspecify.annotations.NullMarked;

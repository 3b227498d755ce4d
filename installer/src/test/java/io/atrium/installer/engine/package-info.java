@NullMarked
package io.atrium.installer.engine;

import org.jspecify.annotations.NullMarked;

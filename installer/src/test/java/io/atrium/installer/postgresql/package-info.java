@NullMarked
package io.atrium.installer.postgresql;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer.component;

import org.jspecify.annotations.NullMarked;

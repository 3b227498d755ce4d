@NullMarked
package io.atrium.installer.smoke;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer.signing;

import org.jspecify.annotations.NullMarked;

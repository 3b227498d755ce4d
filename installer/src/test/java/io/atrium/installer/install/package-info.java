@NullMarked
package io.atrium.installer.install;

import org.jspecify.annotations.NullMarked;

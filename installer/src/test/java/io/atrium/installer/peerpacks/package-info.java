@NullMarked
package io.atrium.installer.peerpacks;

import org.jspecify.annotations.NullMarked;

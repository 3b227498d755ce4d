@NullMarked
package io.atrium.installer.images;

import org.jspecify.annotations.NullMarked;

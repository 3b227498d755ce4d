@NullMarked
package io.atrium.installer.site;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer.home;

import org.jspecify.annotations.NullMarked;

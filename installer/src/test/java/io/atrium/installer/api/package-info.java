@NullMarked
package io.atrium.installer.api;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer.cli;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atrium.installer.deadletters;

import org.jspecify.annotations.NullMarked;

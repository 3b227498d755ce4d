@NullMarked
package io.atrium.installer.importer;

import org.jspecify.annotations.NullMarked;

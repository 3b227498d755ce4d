@NullMarked
package io.atrium.installer.tenants;

import org.jspecify.annotations.NullMarked;

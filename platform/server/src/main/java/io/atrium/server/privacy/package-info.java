/**
 * What the platform has recorded about somebody, for that person alone, and whether it records any more. Whose it is comes from the token: no
 * route takes a member's number or name, so nobody can ask for somebody else's, administrators neither. Administrators decide whether members
 * may opt out, and see how many have.
 */
@NullMarked
package io.atrium.server.privacy;

import org.jspecify.annotations.NullMarked;

/** Section 2 of the page: what follows from the events about a member's day, a message, a meeting, a document, a case, a record. */
@NullMarked
package io.atrium.oracle.facts;

import org.jspecify.annotations.NullMarked;

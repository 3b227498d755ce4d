package io.atrium.installer.importer;

import java.time.Instant;

/**
 * One message of a file.
 *
 * @param line where it is in the file, from 1, the header included
 * @param id what makes it the same message when it is imported again
 * @param sender external id of the person who sent it
 * @param recipient external id of the person who got it
 */
record MessageRow(long line, String id, String sender, String recipient, Instant time) {}

package io.atrium.server.privacy;

/**
 * Who the caller is in the directory.
 *
 * @param no the number that events carry in place of a name
 * @param user the external id that the account was found by
 */
record OwnMember(int no, String user, String name) {}

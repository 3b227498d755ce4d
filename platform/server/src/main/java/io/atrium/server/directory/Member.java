package io.atrium.server.directory;

/**
 * A member with the history of its assignments. Days outside of every period are days on which it did not belong to the organization.
 *
 * @param number stable per tenant, never used again
 * @param externalId the customer's own key of the account
 */
public record Member(int number, String externalId, String name, Timeline<Assignment> assignments) {}

package io.atrium.jobs.derive;

/**
 * What is derived together.
 *
 * @param tenantId the tenant
 * @param text names it within tenant and derivation, such as a meeting's id
 */
public record DerivationKey(String tenantId, String text) {}

package io.atrium.installer.sizing;

import io.atrium.installer.site.Role;

/**
 * What one role needs, in each of its processes.
 *
 * @param copies on how many hosts it runs
 * @param cpu processors
 * @param memory GiB
 * @param disk GiB
 */
public record RoleSize(Role role, int copies, Quantity cpu, Quantity memory, Quantity disk) {}

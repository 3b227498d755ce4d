package io.atrium.server.directory;

import io.atrium.contract.ActorKind;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stood in the organization for some time.
 *
 * @param departmentNo the department that the member belonged to
 * @param title empty when unknown
 * @param managerNo the member number of the manager, if any
 * @param site empty when unknown
 */
public record Assignment(
        int departmentNo, String title, @Nullable Integer managerNo, String site, ActorKind kind) {}

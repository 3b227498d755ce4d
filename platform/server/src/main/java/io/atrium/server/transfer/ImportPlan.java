package io.atrium.server.transfer;

import io.atrium.server.tenants.ImportedTenants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param administrators accounts of the archive that have the role {@code admin} and are enabled; one of them gets the one-time password
 * @param trusted whether this installation signed it itself
 * @param conflicts why it cannot be done; empty: it can
 * @param notices what is to be known before
 */
record ImportPlan(
        UUID id,
        Manifest.Subject tenant,
        Instant exportedAt,
        boolean complete,
        @Nullable String signedBy,
        boolean trusted,
        int files,
        long rows,
        List<String> administrators,
        @Nullable String administrator,
        List<ImportedTenants.PlannedStep> steps,
        List<ImportedTenants.Conflict> conflicts,
        List<String> notices) {}

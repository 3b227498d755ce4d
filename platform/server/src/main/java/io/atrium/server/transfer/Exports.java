package io.atrium.server.transfer;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Operator;
import io.atrium.server.tenants.TenantFailure;
import io.atrium.server.tenants.TenantState;
import io.atrium.server.tenants.Tenants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What operators ask of exports. Each is in the installation's log and in the tenant's own, so that the tenant's auditor sees it. */
final class Exports {
    private final ExportStore store;
    private final Exporter exporter;
    private final TransferWorker worker;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;

    Exports(ExportStore store, Exporter exporter, TransferWorker worker, Tenants tenants, Audit audit, Clock clock) {
        this.store = store;
        this.exporter = exporter;
        this.worker = worker;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** An archive and its size. */
    record Download(Path file, long bytes) {}

    List<Export> of(String tenantId) {
        return store.of(tenantId);
    }

    Export find(String tenantId, UUID id) {
        return store.find(id)
                .filter(export -> export.tenant().equals(tenantId))
                .orElseThrow(() -> new TransferFailure.NotFound("export").exception());
    }

    Export request(String tenantId, Operator by) {
        TenantState state = tenants.find(tenantId)
                .orElseThrow(() -> new TenantFailure.NotFound(tenantId).exception())
                .state();
        if (state != TenantState.ACTIVE && state != TenantState.SUSPENDED) {
            throw new TransferFailure.WrongState("The tenant '" + tenantId
                            + "' is neither active nor suspended, so there is nothing whole to export.")
                    .exception();
        }
        Export export = store.request(UUID.randomUUID(), tenantId, by.name(), clock.instant())
                .orElseThrow(() -> new TransferFailure.Running(tenantId).exception());
        record(export, AuditAction.TENANT__EXPORT_REQUESTED, by);
        return export;
    }

    /** Recorded first: also a download that breaks off has shown something. */
    Download download(String tenantId, UUID id, Operator by) {
        Export export = find(tenantId, id);
        Path file = exporter.file(export);
        if (export.state() != Export.State.FINISHED || export.bytes() == null || !Files.exists(file)) {
            throw new TransferFailure.NotFound("export").exception();
        }
        record(export, AuditAction.TENANT__EXPORT_DOWNLOADED, by);
        return new Download(file, export.bytes());
    }

    Export remove(String tenantId, UUID id, Operator by) {
        Export export = find(tenantId, id);
        if (export.state() != Export.State.REMOVED) {
            worker.remove(export);
            record(export, AuditAction.TENANT__EXPORT_REMOVED, by);
        }
        return find(tenantId, id);
    }

    /** A tenant is erased, and its archives here are a part of it. */
    void removeAll(String tenantId) {
        store.of(tenantId).stream()
                .filter(export -> export.state() != Export.State.REMOVED)
                .forEach(worker::remove);
    }

    private void record(Export export, AuditAction action, Operator by) {
        String id = export.id().toString();
        audit.record(AuditEntry.by(by, action, export.tenant()).detail("export", id));
        if (tenants.find(export.tenant()).isPresent()) {
            audit.record(AuditEntry.of(export.tenant(), Actor.of(by), action)
                    .from(by.origin())
                    .detail("export", id));
        }
    }
}

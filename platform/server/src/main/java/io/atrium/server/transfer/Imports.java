package io.atrium.server.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.config.TenantId;
import io.atrium.server.http.Json;
import io.atrium.server.security.Operator;
import io.atrium.server.signing.SigningKey;
import io.atrium.server.tenants.ImportedTenants;
import io.atrium.server.tenants.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators ask of imports: an upload is checked and says its plan; a start writes down what is wanted, and the tenant's life begins. */
final class Imports {
    private final ImportStore store;
    private final RowStore rows;
    private final ImportedTenants tenants;
    private final ServerConfig.Transfer transfer;
    private final @Nullable SigningKey key;
    private final Audit audit;
    private final Clock clock;

    Imports(
            ImportStore store,
            RowStore rows,
            ImportedTenants tenants,
            ServerConfig.Transfer transfer,
            @Nullable SigningKey key,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.tenants = tenants;
        this.transfer = transfer;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a start is meant. */
    record Start(
            @Nullable String administrator,
            @Nullable String trustedKey,
            @Nullable Boolean acceptUnsigned) {}

    /** An import that has begun, and the only copy of its administrator's password, if there is one. */
    record Started(
            Import begun,
            @Nullable String username,
            @Nullable String oneTimePassword) {
        @Override
        public String toString() {
            return "Started[" + begun.id() + "]";
        }
    }

    List<Import> all() {
        return store.all();
    }

    Import find(UUID id) {
        return store.find(id).orElseThrow(() -> new TransferFailure.NotFound("import").exception());
    }

    Path file(UUID id) {
        return transfer.directory().resolve("import-" + id + ".tar");
    }

    /** Takes an archive, and refuses it unless every byte of it is in order. */
    Import upload(InputStream body, Operator by) throws IOException {
        UUID id = UUID.randomUUID();
        Path file = file(id);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                body.transferTo(out);
            }
            Archive archive = checked(file);
            Manifest manifest = archive.manifest();
            Import upload = new Import(
                    id,
                    manifest.tenant().id(),
                    manifest.tenant().nameZh(),
                    manifest.tenant().nameEn(),
                    by.name(),
                    clock.instant(),
                    Import.State.UPLOADED,
                    Files.size(file),
                    ArchiveWriter.sha256(file),
                    manifest.finishedAt(),
                    archive.signer().orElse(null),
                    null,
                    null,
                    null,
                    null,
                    null);
            store.add(upload);
            audit.record(AuditEntry.by(by, AuditAction.TENANT__IMPORT_UPLOADED, upload.tenant())
                    .detail("import", id.toString())
                    .detail("sha256", upload.sha256()));
            return upload;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Archive checked(Path file) throws IOException {
        try {
            Archive archive = Archive.check(file);
            if (!TenantId.isValid(archive.manifest().tenant().id())) {
                throw new ArchiveException("'" + archive.manifest().tenant().id() + "' is no id of a tenant.");
            }
            archive.manifest().file(Manifest.Entry.KEYCLOAK, "realm");
            archive.manifest().file(Manifest.Entry.KEYCLOAK, "users");
            archive.manifest().file(Manifest.Entry.POSTGRESQL, "audit_record");
            row(archive);
            return archive;
        } catch (ArchiveException | IllegalArgumentException e) {
            throw new TransferFailure.Invalid("The archive is refused: " + e.getMessage()).exception(e);
        }
    }

    /** Looks, and makes nothing. */
    ImportPlan plan(UUID id, @Nullable String wantedAdministrator) throws IOException {
        Import upload = find(id);
        Archive archive = open(upload);
        Manifest manifest = archive.manifest();
        List<ImportedTenants.Administrator> people = administrators(archive);
        List<ImportedTenants.Conflict> conflicts = new ArrayList<>();
        if (upload.state() != Import.State.UPLOADED) {
            conflicts.add(new ImportedTenants.Conflict(
                    "transfer-state", "The import is " + upload.state().stored() + " already."));
        } else {
            conflicts.addAll(tenants.conflicts(upload.tenant()));
        }
        schema(manifest).ifPresent(conflicts::add);
        Optional<ImportedTenants.Administrator> administrator = administrator(people, archive, wantedAdministrator);
        if (administrator.isEmpty() && wantedAdministrator != null) {
            conflicts.add(new ImportedTenants.Conflict(
                    "administrator-unknown",
                    "There is no account '" + wantedAdministrator + "' with the role admin in the archive."));
        }
        List<String> notices = new ArrayList<>();
        if (!manifest.complete()) {
            notices.add("The tenant was working while it was exported: what came after " + manifest.cutAt()
                    + " is not in it. For a move, suspend it and export it again.");
        }
        if (administrator.isEmpty()) {
            notices.add(
                    "No administrator in the archive signs in with a password here. Give one a password in Keycloak.");
        }
        manifest.omitted().forEach(omission -> notices.add(omission.what() + ": " + omission.why()));
        return new ImportPlan(
                id,
                manifest.tenant(),
                manifest.finishedAt(),
                manifest.complete(),
                upload.signedBy(),
                isOwn(upload),
                manifest.files().size(),
                manifest.files().stream().mapToLong(Manifest.Entry::rows).sum(),
                people.stream().map(ImportedTenants.Administrator::username).toList(),
                administrator.map(ImportedTenants.Administrator::username).orElse(null),
                ImportedTenants.steps(),
                conflicts,
                notices);
    }

    /** Begins to make the tenant. */
    Started start(UUID id, Start how, Operator by) throws IOException {
        Import upload = find(id);
        ImportPlan plan = plan(id, how.administrator());
        if (!plan.conflicts().isEmpty()) {
            ImportedTenants.Conflict first = plan.conflicts().get(0);
            throw new TransferFailure.Conflict(first.code(), first.message()).exception();
        }
        requireTrust(upload, how);
        Archive archive = open(upload);
        JsonNode row = row(archive);
        ImportedTenants.Administrator administrator = administrator(
                        administrators(archive), archive, how.administrator())
                .orElse(null);
        if (!store.start(id, by.name(), clock.instant())) {
            throw new TransferFailure.WrongState(
                            "An import of the tenant '" + upload.tenant() + "' is under way already.")
                    .exception();
        }
        Optional<String> password;
        try {
            password = tenants.request(
                    new ImportedTenants.Wanted(
                            upload.tenant(),
                            new Tenant.Names(upload.nameZh(), upload.nameEn()),
                            row.path("time_zone").asText(),
                            row.path("locale").asText(),
                            administrator),
                    id,
                    by);
        } catch (RuntimeException e) {
            store.state(id, Import.State.UPLOADED, clock.instant());
            throw e;
        }
        audit.record(AuditEntry.by(by, AuditAction.TENANT__IMPORT_STARTED, upload.tenant())
                .detail("import", id.toString())
                .detail("signedBy", upload.signedBy() == null ? "" : upload.signedBy()));
        return new Started(find(id), administrator == null ? null : administrator.username(), password.orElse(null));
    }

    private void requireTrust(Import upload, Start how) {
        String signedBy = upload.signedBy();
        if (signedBy == null) {
            if (!Boolean.TRUE.equals(how.acceptUnsigned())) {
                throw new TransferFailure.Conflict(
                                "archive-unsigned",
                                "The archive is not signed, so nobody can tell whether it was changed. Send acceptUnsigned if you know "
                                        + "where it comes from.")
                        .exception();
            }
        } else if (!isOwn(upload) && !signedBy.equals(how.trustedKey())) {
            throw new TransferFailure.Conflict(
                            "archive-untrusted",
                            "The archive was signed by another installation, whose key has the SHA-256 " + signedBy
                                    + ". Compare it with the key that you were given, and send it as trustedKey.")
                    .exception();
        }
    }

    private boolean isOwn(Import upload) {
        return key != null && key.fingerprint().equals(upload.signedBy());
    }

    /** Rows of a newer schema may say what this software does not understand; those of an older one it does. */
    private Optional<ImportedTenants.Conflict> schema(Manifest manifest) {
        Set<String> unknown = new HashSet<>(manifest.schema().postgresql());
        rows.schema().forEach(unknown::remove);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportedTenants.Conflict(
                        "archive-newer",
                        "The archive was written by newer software (" + manifest.software()
                                + "): this one does not know the schema's versions " + String.join(", ", unknown)
                                + ". Update this installation first."));
    }

    private Archive open(Import upload) throws IOException {
        if (!Files.exists(file(upload.id()))) {
            throw new TransferFailure.NotFound("import").exception();
        }
        try {
            return Archive.open(file(upload.id()));
        } catch (ArchiveException e) {
            throw new IOException(e);
        }
    }

    /** The tenant's own row. */
    private static JsonNode row(Archive archive) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        read(archive, archive.manifest().file(Manifest.Entry.POSTGRESQL, "tenant"), found);
        if (found.size() != 1
                || !found.get(0)
                        .path("tenant_id")
                        .asText()
                        .equals(archive.manifest().tenant().id())) {
            throw new IllegalArgumentException("It does not say which tenant it is of.");
        }
        return found.get(0);
    }

    private static List<ImportedTenants.Administrator> administrators(Archive archive) throws IOException {
        List<ImportedTenants.Administrator> found = new ArrayList<>();
        try {
            archive.lines(archive.manifest().file(Manifest.Entry.KEYCLOAK, "users"), line -> {
                JsonNode user = Json.mapper().readTree(line);
                boolean admin = false;
                for (JsonNode role : user.path("realmRoles")) {
                    admin |= role.asText().equals("admin");
                }
                if (admin && user.path("enabled").asBoolean() && !user.has("federationLink")) {
                    found.add(new ImportedTenants.Administrator(
                            user.path("username").asText(),
                            user.path("email").asText(),
                            user.path("firstName").asText(),
                            user.path("lastName").asText()));
                }
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException("reading does not wait", e);
        }
        return found;
    }

    /** The one that is asked for, else the tenant's first administrator, else any. */
    private static Optional<ImportedTenants.Administrator> administrator(
            List<ImportedTenants.Administrator> people, Archive archive, @Nullable String wanted) throws IOException {
        if (wanted != null) {
            return people.stream()
                    .filter(person -> person.username().equals(wanted))
                    .findFirst();
        }
        List<JsonNode> first = new ArrayList<>();
        read(archive, archive.manifest().file(Manifest.Entry.POSTGRESQL, "tenant_administrator"), first);
        return people.stream()
                .filter(person -> first.stream()
                        .anyMatch(row -> row.path("username").asText().equals(person.username())))
                .findFirst()
                .or(() -> people.stream().findFirst());
    }

    private static void read(Archive archive, Manifest.Entry entry, List<JsonNode> into) throws IOException {
        try {
            archive.lines(entry, line -> into.add(Json.mapper().readTree(line)));
        } catch (InterruptedException e) {
            throw new IllegalStateException("reading does not wait", e);
        }
    }
}

package io.atrium.server.tenants;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Instant;

/** What can go wrong around tenants. */
public sealed interface TenantFailure extends Failure {
    /** The installation has no realm for operators. */
    record NoPlatform() implements TenantFailure {
        @Override
        public String code() {
            return "platform-absent";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "This installation has no realm for operators. Configure the section 'platform' in server.yaml.";
        }
    }

    /** There is no such tenant, or it is suspended; which of the two is nobody's business. */
    record Unknown() implements TenantFailure {
        @Override
        public String code() {
            return "tenant-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no organization with this id. Check the address you were given.";
        }
    }

    /** The configuration says what the secrets of its tenants are. */
    record ConfiguredSecret(String id) implements TenantFailure {
        @Override
        public String code() {
            return "tenant-configured";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The tenant '" + id
                    + "' stands in the server's configuration, with the files of its secrets (secretsDirectory). "
                    + "Change those and start the server again.";
        }
    }

    /** An operator names a tenant that does not exist. */
    record NotFound(String id) implements TenantFailure {
        @Override
        public String code() {
            return "tenant-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no tenant '" + id + "'. Look with: atrium tenants list.";
        }
    }

    /** The id cannot be used. */
    record Taken(String detail) implements TenantFailure {
        @Override
        public String code() {
            return "tenant-exists";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }
    }

    /** The id belonged to a tenant that was erased, and something is still kept under it. */
    record ErasedId(String id, Instant until) implements TenantFailure {
        @Override
        public String code() {
            return "tenant-id-erased";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The id '" + id + "' belonged to a tenant that was erased. Until " + until
                    + " its events are still in Kafka or its audit log is kept, and a new tenant would come by them. "
                    + "Choose another id.";
        }
    }

    /** A tenant of the configuration would be made again at the next start. */
    record Configured(String id) implements TenantFailure {
        @Override
        public String code() {
            return "tenant-configured";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The tenant '" + id
                    + "' stands in server.yaml under evaluation.tenants and would be made again at the "
                    + "next start. Only tenants that were created by an operator can be erased.";
        }
    }

    /** There is nothing to sign the proof with. */
    record NoSigningKey() implements TenantFailure {
        @Override
        public String code() {
            return "signing-key-absent";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "An erasure ends with a signed proof, and this installation has no key. Name a file under "
                    + "platform.signingKeyFile in server.yaml; the key is made when the server starts.";
        }
    }

    /** Every account of the warehouse has its tenant. */
    record NoSlot(int slots) implements TenantFailure {
        @Override
        public String code() {
            return "reader-slots-exhausted";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "All " + slots
                    + " reader accounts are taken, so nothing was made. Add accounts in the warehouse and under "
                    + "clickhouse.readers, then try again.";
        }
    }

    /** Where the tenant stands, this cannot be done. */
    record WrongState(String id, String state, String wish) implements TenantFailure {
        @Override
        public String code() {
            return "tenant-state";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The tenant '" + id + "' is " + state + "; " + wish + " is not possible from there.";
        }
    }
}

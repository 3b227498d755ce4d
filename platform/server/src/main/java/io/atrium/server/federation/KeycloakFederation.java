package io.atrium.server.federation;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.KeycloakAdministration;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ComponentsResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.SynchronizationResultRepresentation;
import org.keycloak.representations.idm.TestLdapConnectionRepresentation;

/** Identity providers and directory servers of a realm through Keycloak's admin client. For any number of threads. */
final class KeycloakFederation implements AutoCloseable {
    private static final int MALFORMED = 400;
    private static final int CONFLICT = 409;
    private static final int FIRST_FAILURE = 300;

    private final Keycloak keycloak;

    KeycloakFederation(ServerConfig.Keycloak config) {
        this.keycloak = KeycloakAdministration.open(config);
    }

    List<ComponentRepresentation> directories(String tenant) {
        return asked(() -> {
            RealmResource realm = keycloak.realm(tenant);
            String realmId = realm.toRepresentation().getId();
            return realm.components().query(realmId, LdapComponents.PROVIDER_TYPE).stream()
                    .filter(component -> LdapComponents.PROVIDER.equals(component.getProviderId()))
                    .toList();
        });
    }

    /** Its id. */
    String createDirectory(String tenant, ComponentRepresentation component, String mailAttribute) {
        return asked(() -> {
            RealmResource realm = keycloak.realm(tenant);
            component.setParentId(realm.toRepresentation().getId());
            try (Response response = realm.components().add(component)) {
                requireDone(response, component.getName());
                String path = response.getLocation().getPath();
                String id = path.substring(path.lastIndexOf('/') + 1);
                mapper(realm.components(), id, "email", mailAttribute);
                return id;
            }
        });
    }

    void changeDirectory(
            String tenant, ComponentRepresentation component, String usernameAttribute, String mailAttribute) {
        asked(() -> {
            ComponentsResource components = keycloak.realm(tenant).components();
            components.component(component.getId()).update(component);
            mapper(components, component.getId(), "username", usernameAttribute);
            mapper(components, component.getId(), "email", mailAttribute);
            return true;
        });
    }

    /** Keycloak makes its mappers once, for the attributes of the first moment. */
    private static void mapper(ComponentsResource components, String directory, String name, String attribute) {
        for (ComponentRepresentation mapper : components.query(directory, LdapComponents.MAPPER_TYPE)) {
            if (name.equals(mapper.getName())
                    && !attribute.equals(mapper.getConfig().getFirst("ldap.attribute"))) {
                mapper.getConfig().putSingle("ldap.attribute", attribute);
                components.component(mapper.getId()).update(mapper);
            }
        }
    }

    void removeDirectory(String tenant, String id) {
        asked(() -> {
            keycloak.realm(tenant).components().component(id).remove();
            return true;
        });
    }

    SyncReport sync(String tenant, String id) {
        try {
            SynchronizationResultRepresentation result =
                    keycloak.realm(tenant).userStorage().syncUsers(id, "triggerFullSync");
            return new SyncReport(result.getAdded(), result.getUpdated(), result.getRemoved(), result.getFailed());
        } catch (ProcessingException | WebApplicationException e) {
            throw new FederationFailure.Unread("Keycloak broke off, or needs longer than a minute and goes on.")
                    .exception(e);
        }
    }

    /** What is wrong, as Keycloak calls it; empty when nothing is. */
    Optional<String> test(String tenant, TestLdapConnectionRepresentation test) {
        return asked(() -> {
            try (Response response = keycloak.realm(tenant).testLDAPConnection(test)) {
                if (response.getStatus() < FIRST_FAILURE) {
                    return Optional.empty();
                }
                ErrorRepresentation error = response.readEntity(ErrorRepresentation.class);
                return Optional.of(error.getErrorMessage() == null ? "UnknownError" : error.getErrorMessage());
            }
        });
    }

    List<IdentityProviderRepresentation> providers(String tenant) {
        return asked(() -> keycloak.realm(tenant).identityProviders().findAll().stream()
                .filter(provider -> provider.getProviderId().equals("oidc")
                        || provider.getProviderId().equals("saml"))
                .toList());
    }

    /** The provider's own metadata as configuration; empty when Keycloak cannot get or read them. */
    Optional<Map<String, String>> metadata(String tenant, IdentityProvider.Kind kind, String address) {
        try {
            return Optional.of(keycloak.realm(tenant)
                    .identityProviders()
                    .importFrom(Map.<String, Object>of("providerId", kind.providerId(), "fromUrl", address)));
        } catch (WebApplicationException e) {
            return Optional.empty();
        } catch (ProcessingException e) {
            throw new FederationFailure.Unavailable().exception(e);
        }
    }

    void createProvider(String tenant, IdentityProviderRepresentation provider) {
        asked(() -> {
            try (Response response = keycloak.realm(tenant).identityProviders().create(provider)) {
                requireDone(response, provider.getAlias());
                return true;
            }
        });
    }

    void changeProvider(String tenant, IdentityProviderRepresentation provider) {
        asked(() -> {
            keycloak.realm(tenant).identityProviders().get(provider.getAlias()).update(provider);
            return true;
        });
    }

    void removeProvider(String tenant, String alias) {
        asked(() -> {
            keycloak.realm(tenant).identityProviders().get(alias).remove();
            return true;
        });
    }

    private static void requireDone(Response response, String name) {
        if (response.getStatus() == CONFLICT) {
            throw new FederationFailure.Exists(name).exception();
        }
        if (response.getStatus() == MALFORMED) {
            throw new BadRequestException();
        }
        if (response.getStatus() >= FIRST_FAILURE) {
            throw new InternalServerErrorException();
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (NotFoundException e) {
            throw new FederationFailure.Unknown().exception(e);
        } catch (BadRequestException e) {
            throw new FederationFailure.Refused().exception(e);
        } catch (ProcessingException | WebApplicationException e) {
            throw new FederationFailure.Unavailable().exception(e);
        }
    }

    @Override
    public void close() {
        keycloak.close();
    }
}

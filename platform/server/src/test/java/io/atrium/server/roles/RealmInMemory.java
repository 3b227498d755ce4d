package io.atrium.server.roles;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Accounts and their realm roles, the same in every tenant. */
final class RealmInMemory implements RealmAccounts {
    private final Map<String, Set<String>> roles = new ConcurrentHashMap<>();

    void account(String username, String... realmRoles) {
        roles.put(username, Set.of(realmRoles));
    }

    @Override
    public Set<String> roles(String tenant, String username) {
        return roles.getOrDefault(username, Set.of());
    }

    @Override
    public Set<String> holders(String tenant, String realmRole) {
        return roles.entrySet().stream()
                .filter(account -> account.getValue().contains(realmRole))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isEnabled(String tenant, String username) {
        return roles.containsKey(username);
    }
}

package io.github.switchgear.containers.se;

import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;

/** Who may sign in: {@code users.properties} on the class path has a line {@code name=password,role} for each. */
final class Users implements IdentityManager {

    private final Properties users;

    private Users(Properties users) {
        this.users = users;
    }

    static Users fromFile() {
        Properties users = new Properties();
        try (InputStream file = Users.class.getResourceAsStream("/users.properties")) {
            users.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Users(users);
    }

    @Override
    public Account verify(String name, Credential credential) {
        String line = users.getProperty(name);
        if (line == null || !(credential instanceof PasswordCredential given)) {
            return null;
        }
        String[] passwordAndRole = line.split(",", 2);
        return Arrays.equals(passwordAndRole[0].toCharArray(), given.getPassword())
                ? new SignedIn(() -> name, Set.of(passwordAndRole[1]))
                : null;
    }

    @Override
    public Account verify(Account account) {
        return account;
    }

    /** Nobody signs in without a name. */
    @Override
    public Account verify(Credential credential) {
        return null;
    }

    private record SignedIn(Principal principal, Set<String> roles) implements Account {

        @Override
        public Principal getPrincipal() {
            return principal;
        }

        @Override
        public Set<String> getRoles() {
            return roles;
        }
    }
}

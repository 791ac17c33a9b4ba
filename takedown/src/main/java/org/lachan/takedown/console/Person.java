package org.lachan.takedown.console;

import java.io.Serializable;
import java.util.Set;
import org.lachan.takedown.accounts.Account;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is logged in. */
public record Person(String username, String displayName, String pseudonym, Set<Role> roles)
        implements AuthenticatedPrincipal, Serializable {

    static Person of(Account account) {
        return new Person(account.username(), account.displayName(), account.pseudonym(), account.roles());
    }

    @Override
    public String getName() {
        return username;
    }

    public Actor actor() {
        return new Actor(username, pseudonym, roles);
    }

    public boolean analyst() {
        return roles.contains(Role.ANALYST);
    }

    public boolean approver() {
        return roles.contains(Role.APPROVER);
    }

    public boolean auditor() {
        return roles.contains(Role.AUDITOR);
    }

    public boolean operator() {
        return roles.contains(Role.OPERATOR);
    }

    /** Whether the sources may be watched. */
    public boolean seesSources() {
        return operator() || analyst() || auditor();
    }

    /** Whether the cases may be read at all: sealed material is not for operators, clerks or administrators. */
    public boolean reader() {
        return analyst() || approver() || auditor();
    }

    public boolean seesRequests() {
        return reader() || roles.contains(Role.CLERK) || roles.contains(Role.SIGNATORY);
    }
}

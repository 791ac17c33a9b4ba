package org.lachan.takedown.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.accounts.Account;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.accounts.Login;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Asks the accounts, which count failures and keep the audit. */
final class AccountLogin implements AuthenticationProvider {

    private final Accounts accounts;

    AccountLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Object password = attempt.getCredentials();
        Login login = accounts.login(attempt.getName(), password == null ? "" : password.toString());
        if (login instanceof Login.Admitted admitted) {
            return authenticated(admitted.account());
        }
        // A locked or disabled account reads like a wrong password: a stranger learns nothing of who works here.
        throw new BadCredentialsException("denied");
    }

    @Override
    public boolean supports(@Nullable Class<?> authentication) {
        return authentication != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static Authentication authenticated(Account account) {
        List<SimpleGrantedAuthority> authorities = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(Person.of(account), null, authorities);
    }
}

package org.lachan.takedown.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lachan.takedown.accounts.Login.Admitted;
import org.lachan.takedown.accounts.Login.Denied;
import org.lachan.takedown.accounts.Login.Reason;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.TestDatabase;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AccountsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final String PASSWORD = "mot mat khau dai";

    private final Database database = TestDatabase.fresh();
    private final Accounts accounts = at(NOON);

    private Accounts at(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Accounts(database, new AuditChain(clock), clock, new BCryptPasswordEncoder(4));
    }

    private Account lan() {
        return accounts.add("lan", "Lan", PASSWORD, Set.of(Role.ANALYST, Role.APPROVER), Actor.SYSTEM);
    }

    @Test
    void shouldAdmitWithTheRightPassword() {
        Account lan = lan();

        assertThat(accounts.login("lan", PASSWORD)).isEqualTo(new Admitted(lan));
        assertThat(accounts.login("lan", "wrong")).isEqualTo(new Denied(Reason.WRONG, null));
        assertThat(accounts.login("nobody", PASSWORD)).isEqualTo(new Denied(Reason.WRONG, null));
        assertThat(accounts.list()).containsExactly(lan);
    }

    @Test
    void shouldLockAfterFiveFailuresForFifteenMinutes() {
        lan();
        for (int i = 0; i < Accounts.MAX_FAILURES; i++) {
            accounts.login("lan", "wrong");
        }

        assertThat(accounts.login("lan", PASSWORD)).isInstanceOf(Denied.class);
        assertThat(at(NOON.plus(Accounts.LOCK_OUT)).login("lan", PASSWORD)).isInstanceOf(Admitted.class);
    }

    @Test
    void shouldKeepADisabledAccountOut() {
        lan();
        accounts.disable("lan", Actor.SYSTEM);

        assertThat(accounts.login("lan", PASSWORD)).isEqualTo(new Denied(Reason.DISABLED, null));
    }

    @Test
    void shouldJoinNeitherAnAdministratorNorAnAuditorWithWhoeverActs() {
        for (Role alone : List.of(Role.ADMINISTRATOR, Role.AUDITOR)) {
            assertThatThrownBy(() -> accounts.add("hoa", "Hoa", PASSWORD, Set.of(alone, Role.ANALYST), Actor.SYSTEM))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void shouldRefuseBadNamesShortPasswordsRepeatsAndStrangers() {
        Actor analyst = lan().actor();

        assertThatThrownBy(() -> accounts.add("Lan!", "Lan", PASSWORD, Set.of(Role.ANALYST), Actor.SYSTEM))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> accounts.add("hoa", "Hoa", "short", Set.of(Role.ANALYST), Actor.SYSTEM))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> lan()).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> accounts.add("hoa", "Hoa", PASSWORD, Set.of(Role.ANALYST), analyst))
                .isInstanceOf(Refused.class);
    }
}

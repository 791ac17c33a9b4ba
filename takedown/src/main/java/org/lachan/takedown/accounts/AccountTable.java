package org.lachan.takedown.accounts;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** Rows of {@code account} and {@code account_role}. */
final class AccountTable {
    private static final String ROWS = "select a.*, array(select role from account_role r where r.username = a.username"
            + " order by role) as roles from account a ";

    private AccountTable() {}

    /** An account with what only the log-in needs. */
    record Secret(Account account, String hash, int failures) {}

    static void insert(Sql tx, Account account, String hash) {
        tx.statement("insert into account (username, display_name, password_hash, pseudonym, created_at)"
                        + " values (:username, :display, :hash, :pseudonym, :created)")
                .set("username", account.username())
                .set("display", account.displayName())
                .set("hash", hash)
                .set("pseudonym", account.pseudonym())
                .set("created", account.createdAt())
                .run();
        for (Role role : account.roles()) {
            tx.statement("insert into account_role (username, role) values (:username, :role)")
                    .set("username", account.username())
                    .set("role", role)
                    .run();
        }
    }

    static List<Account> all(Sql tx) {
        return tx.statement(ROWS + "order by a.username")
                .list(row -> secret(row).account());
    }

    static Optional<Secret> find(Sql tx, String username) {
        return tx.statement(ROWS + "where a.username = :username")
                .set("username", username)
                .first(AccountTable::secret);
    }

    static Optional<Secret> lock(Sql tx, String username) {
        return tx.statement(ROWS + "where a.username = :username for update of a")
                .set("username", username)
                .first(AccountTable::secret);
    }

    static void password(Sql tx, String username, String hash) {
        tx.statement("update account set password_hash = :hash, failures = 0, locked_until = null"
                        + " where username = :username")
                .set("hash", hash)
                .set("username", username)
                .run();
    }

    static void disabled(Sql tx, String username, boolean disabled) {
        tx.statement("update account set disabled = :disabled where username = :username")
                .set("disabled", disabled)
                .set("username", username)
                .run();
    }

    static void failures(Sql tx, String username, int failures, @Nullable Instant lockedUntil) {
        tx.statement("update account set failures = :failures, locked_until = cast(:until as timestamptz)"
                        + " where username = :username")
                .set("failures", failures)
                .set("until", lockedUntil)
                .set("username", username)
                .run();
    }

    private static Secret secret(Row row) {
        Account account = new Account(
                row.text("username"),
                row.text("display_name"),
                roles(row.texts("roles")),
                row.text("pseudonym"),
                row.flag("disabled"),
                row.instantOrNull("locked_until"),
                row.instant("created_at"));
        return new Secret(account, row.text("password_hash"), row.integer("failures"));
    }

    private static Set<Role> roles(List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> roles.add(Role.valueOf(name)));
        return roles;
    }
}

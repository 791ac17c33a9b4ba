package org.lachan.takedown.accounts;

import static org.lachan.takedown.accounts.Login.Reason.DISABLED;
import static org.lachan.takedown.accounts.Login.Reason.LOCKED;
import static org.lachan.takedown.accounts.Login.Reason.WRONG;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lachan.takedown.accounts.AccountTable.Secret;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.RowRefused;
import org.lachan.takedown.store.Sql;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Accounts and log-in. Changes are made by an administrator or by the operator of the machine. */
public final class Accounts {
    static final int MAX_FAILURES = 5;
    static final Duration LOCK_OUT = Duration.ofMinutes(15);
    private static final int MIN_PASSWORD = 12;
    // Longer ones would be cut by bcrypt without a word.
    private static final int MAX_PASSWORD_BYTES = 72;
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,31}");

    private final Database database;
    private final AuditChain audit;
    private final Clock clock;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    public Accounts(Database database, AuditChain audit, Clock clock) {
        this(database, audit, clock, new BCryptPasswordEncoder());
    }

    Accounts(Database database, AuditChain audit, Clock clock, PasswordEncoder encoder) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.encoder = encoder;
        this.nobodysHash = String.valueOf(encoder.encode("nobody's password"));
    }

    /** For {@code ./lachan users}: no Spring; brings the schema up to date first. */
    public static Accounts at(String jdbcUrl, String user, String password) {
        Clock clock = Clock.systemUTC();
        return new Accounts(Database.at(jdbcUrl, user, password).migrate(), new AuditChain(clock), clock);
    }

    /** @throws Refused INVALID for a bad name, a short password, no role or a name that is taken */
    public Account add(String username, String displayName, String password, Set<Role> roles, Actor by) {
        mayManage(by);
        String name = checkedName(username);
        String hash = hash(password);
        if (roles.isEmpty() || displayName.isBlank()) {
            throw invalid("Cần tên hiển thị và ít nhất một vai trò.", "It needs a display name and at least one role.");
        }
        mayBeJoined(roles);
        Account account = new Account(name, displayName.strip(), roles, pseudonym(), false, null, clock.instant());
        try {
            return database.transaction(tx -> {
                AccountTable.insert(tx, account, hash);
                tell(tx, by, "account.added", account, Map.of("username", name, "roles", new TreeSet<>(roles)));
                return account;
            });
        } catch (RowRefused e) {
            throw invalid("Tên đăng nhập «" + name + "» đã có.", "The user name «" + name + "» is taken.");
        }
    }

    /** Sets a new password and ends a lock-out. */
    public void reset(String username, String password, Actor by) {
        mayManage(by);
        String hash = hash(password);
        change(username, "account.reset", by, (tx, account) -> AccountTable.password(tx, account.username(), hash));
    }

    public void disable(String username, Actor by) {
        mayManage(by);
        change(username, "account.disabled", by, (tx, account) -> AccountTable.disabled(tx, account.username(), true));
    }

    public void enable(String username, Actor by) {
        mayManage(by);
        change(username, "account.enabled", by, (tx, account) -> AccountTable.disabled(tx, account.username(), false));
    }

    public List<Account> list() {
        return database.transaction(AccountTable::all);
    }

    public Optional<Account> find(String username) {
        return database.transaction(tx -> AccountTable.find(tx, username).map(Secret::account));
    }

    /**
     * Checks a password. Five failures in a row lock the account for fifteen minutes; every outcome for an
     * account that exists is audited.
     */
    public Login login(String username, String password) {
        Optional<Secret> before = database.transaction(tx -> AccountTable.find(tx, username));
        // Hashed outside the transaction, and for names that do not exist too: time must not tell which do.
        boolean right = encoder.matches(password, before.map(Secret::hash).orElse(nobodysHash));
        return database.transaction(tx -> AccountTable.lock(tx, username)
                .map(secret -> outcome(
                        tx,
                        secret,
                        right && secret.hash().equals(before.map(Secret::hash).orElse(""))))
                .orElseGet(() -> new Login.Denied(WRONG, null)));
    }

    private Login outcome(Sql tx, Secret secret, boolean right) {
        Account account = secret.account();
        Instant now = clock.instant();
        Instant until = account.lockedUntil();
        if (until != null && now.isBefore(until)) {
            return denied(tx, account, new Login.Denied(LOCKED, until));
        }
        if (!right) {
            int failures = secret.failures() + 1;
            Instant lock = failures >= MAX_FAILURES ? now.plus(LOCK_OUT) : null;
            AccountTable.failures(tx, account.username(), lock == null ? failures : 0, lock);
            return denied(tx, account, new Login.Denied(lock == null ? WRONG : LOCKED, lock));
        }
        if (account.disabled()) {
            return denied(tx, account, new Login.Denied(DISABLED, null));
        }
        AccountTable.failures(tx, account.username(), 0, null);
        tell(tx, account.actor(), "session.opened", account, Map.of());
        return new Login.Admitted(account);
    }

    private Login denied(Sql tx, Account account, Login.Denied denied) {
        tell(tx, account.actor(), "session.denied", account, Map.of("reason", denied.reason()));
        return denied;
    }

    private interface Change {
        void make(Sql tx, Account account);
    }

    private void change(String username, String act, Actor by, Change change) {
        database.run(tx -> {
            Account account = AccountTable.lock(tx, username)
                    .orElseThrow(() -> Refused.notFound("account " + username))
                    .account();
            change.make(tx, account);
            tell(tx, by, act, account, Map.of("username", account.username()));
        });
    }

    private void tell(Sql tx, Actor by, String act, Account account, Map<String, ?> details) {
        audit.append(tx, by, act, "account:" + account.pseudonym(), details);
    }

    private static void mayManage(Actor by) {
        if (!by.equals(Actor.SYSTEM)) {
            by.mustBe(Role.ADMINISTRATOR);
        }
    }

    // Whoever resets passwords could act as another person, and whoever checks must have done nothing to be checked.
    private static void mayBeJoined(Set<Role> roles) {
        if (roles.size() > 1 && (roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.AUDITOR))) {
            throw invalid(
                    "Vai trò ADMINISTRATOR và AUDITOR không đi cùng vai trò khác.",
                    "The roles ADMINISTRATOR and AUDITOR go with no other role.");
        }
    }

    private static String checkedName(String username) {
        if (!USERNAME.matcher(username).matches()) {
            throw invalid(
                    "Tên đăng nhập gồm 2 đến 32 ký tự a-z, 0-9, dấu chấm, gạch nối, gạch dưới, bắt đầu bằng chữ.",
                    "A user name has 2 to 32 characters of a-z, 0-9, dot, hyphen and underscore, a letter first.");
        }
        return username;
    }

    private String hash(String password) {
        if (password.length() < MIN_PASSWORD || password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            throw invalid(
                    "Mật khẩu cần ít nhất " + MIN_PASSWORD + " ký tự và nhiều nhất " + MAX_PASSWORD_BYTES + " byte.",
                    "A password has at least " + MIN_PASSWORD + " characters and at most " + MAX_PASSWORD_BYTES
                            + " bytes.");
        }
        return String.valueOf(encoder.encode(password));
    }

    private static Refused invalid(String vi, String en) {
        return new Refused(Refusal.INVALID, vi, en);
    }

    private static String pseudonym() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "p-" + HexFormat.of().formatHex(random);
    }
}

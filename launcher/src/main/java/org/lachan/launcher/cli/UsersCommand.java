package org.lachan.launcher.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.takedown.accounts.Account;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "users",
        description = {
            "Accounts of the console. Passwords are typed, or read from stdin with --password-stdin.",
            "Accounts are disabled, never deleted: the audit names them."
        },
        synopsisSubcommandLabel = "COMMAND")
final class UsersCommand {
    private final Speech speech;
    private final JsonLines out;

    @Mixin
    private final DatabaseOptions database;

    UsersCommand(Speech speech, JsonLines out, DatabaseOptions database) {
        this.speech = speech;
        this.out = out;
        this.database = database;
    }

    @Command(name = "add", description = "Adds an account.")
    int add(
            @Parameters(
                            paramLabel = "NAME",
                            descriptionKey = "users.name",
                            description =
                                    "Lower-case letters, digits, dot, hyphen, underscore; 2 to 32, a letter first.")
                    String username,
            @Option(names = "--display-name", defaultValue = "", paramLabel = "TEXT", description = "By default NAME.")
                    String displayName,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            converter = RoleName.class,
                            completionCandidates = RoleName.Known.class,
                            description = "${COMPLETION-CANDIDATES}; several with commas.")
                    Set<Role> roles,
            @Option(names = "--password-stdin", description = "Read the password from the first line of stdin.")
                    boolean fromStdin) {
        String password = password(fromStdin);
        String shown = displayName.isEmpty() ? username : displayName;
        // The first account may be made before the first start.
        return database.withNew(access -> {
            out.print(line(at(access).add(username, shown, password, roles, Actor.SYSTEM)));
            return ExitCode.OK.code();
        });
    }

    @Command(name = "reset", description = "Gives an account a new password and ends its lock-out.")
    int reset(
            @Parameters(paramLabel = "NAME", descriptionKey = "users.account", description = "The account.")
                    String username,
            @Option(names = "--password-stdin", description = "Read the password from the first line of stdin.")
                    boolean fromStdin) {
        String password = password(fromStdin);
        return changed(username, accounts -> accounts.reset(username, password, Actor.SYSTEM));
    }

    @Command(name = "disable", description = "Lets nobody log in with an account any more.")
    int disable(
            @Parameters(paramLabel = "NAME", descriptionKey = "users.account", description = "The account.")
                    String username) {
        return changed(username, accounts -> accounts.disable(username, Actor.SYSTEM));
    }

    @Command(name = "enable", description = "Lets a disabled account log in again.")
    int enable(
            @Parameters(paramLabel = "NAME", descriptionKey = "users.account", description = "The account.")
                    String username) {
        return changed(username, accounts -> accounts.enable(username, Actor.SYSTEM));
    }

    @Command(name = "list", description = "One line for each account.")
    int list() {
        return with(accounts -> accounts.list().forEach(account -> out.print(line(account))));
    }

    private int changed(String username, Consumer<Accounts> change) {
        return with(accounts -> {
            change.accept(accounts);
            accounts.find(username).ifPresent(account -> out.print(line(account)));
        });
    }

    private int with(Consumer<Accounts> work) {
        return database.with(access -> {
            work.accept(at(access));
            return ExitCode.OK.code();
        });
    }

    private static Accounts at(DatabaseAccess access) {
        return Accounts.at(access.url(), access.user(), access.password());
    }

    private String password(boolean fromStdin) {
        if (fromStdin) {
            return firstLine();
        }
        speech.say("Password (12 characters or more):", "Mật khẩu (ít nhất 12 ký tự):");
        String password = typed();
        speech.say("The same again:", "Nhập lại:");
        if (!typed().equals(password)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The two passwords differ: nothing was changed.",
                    "Hai lần nhập mật khẩu khác nhau: chưa thay đổi gì.");
        }
        return password;
    }

    // It is not shown, so that a slip would lock the person out.
    private static String typed() {
        return Optional.ofNullable(System.console())
                .map(Console::readPassword)
                .map(String::new)
                .orElseGet(UsersCommand::none);
    }

    private static String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? none() : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String none() {
        throw new LaunchFailure(
                ExitCode.BAD_INPUT,
                "A password is needed: type it, or give it on stdin with --password-stdin.",
                "Cần mật khẩu: hãy nhập, hoặc đưa vào stdin với --password-stdin.");
    }

    private static Map<String, Object> line(Account account) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("username", account.username());
        line.put("displayName", account.displayName());
        line.put("roles", account.roles().stream().map(RoleName::of).collect(Collectors.toCollection(TreeSet::new)));
        line.put("disabled", account.disabled());
        line.put("createdAt", account.createdAt().toString());
        return line;
    }
}

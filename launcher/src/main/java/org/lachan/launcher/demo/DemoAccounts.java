package org.lachan.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lachan.launcher.cli.RoleName;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The people of the demo; their passwords are random and lie in one file that only its owner may read. */
final class DemoAccounts {
    // Roles as ./lachan users prints them; 0.1.0 wrote capitals.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private static final int PASSWORD_BYTES = 18;
    private static final Map<Role, String> NAMES = new EnumMap<>(Map.of(
            Role.ANALYST, "Chuyên viên mẫu",
            Role.APPROVER, "Người duyệt mẫu",
            Role.AUDITOR, "Kiểm tra viên mẫu",
            Role.ADMINISTRATOR, "Quản trị mẫu"));

    private final Map<Role, Login> logins;

    /** As the file holds it. */
    record Login(Role role, String username, String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    private DemoAccounts(Map<Role, Login> logins) {
        this.logins = logins;
    }

    /** Reads the file, or writes it with new passwords: before any account exists, so that none is without its password. */
    static DemoAccounts in(Path file) {
        try {
            List<Login> logins = Files.exists(file)
                    ? List.of(JSON.readValue(Files.readAllBytes(file), Login[].class))
                    : write(file, invent());
            Map<Role, Login> byRole = new EnumMap<>(Role.class);
            logins.forEach(login -> byRole.put(login.role(), login));
            return new DemoAccounts(byRole);
        } catch (IOException | JacksonException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "Cannot use the demo accounts in " + file + ": " + e.getMessage(),
                    "Không dùng được các tài khoản demo trong " + file + ": " + e.getMessage(),
                    e);
        }
    }

    /** Adds the accounts that do not exist yet. */
    void addTo(Accounts accounts) {
        for (Login login : logins.values()) {
            if (accounts.find(login.username()).isEmpty()) {
                String name = NAMES.getOrDefault(login.role(), login.username());
                accounts.add(login.username(), name, login.password(), Set.of(login.role()), Actor.SYSTEM);
            }
        }
    }

    Login login(Role role) {
        Login login = logins.get(role);
        if (login == null) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The demo accounts lack the role " + RoleName.of(role) + ".",
                    "Các tài khoản demo thiếu vai trò " + RoleName.of(role) + ".");
        }
        return login;
    }

    private static List<Login> invent() {
        SecureRandom random = new SecureRandom();
        return NAMES.keySet().stream()
                .map(role -> new Login(role, RoleName.of(role), password(random)))
                .toList();
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static List<Login> write(Path file, List<Login> logins) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "accounts",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(logins));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return logins;
    }
}

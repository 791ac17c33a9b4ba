package org.lachan.ingest.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;

/** Tells callers apart for a day, without keeping who they are: the salt is random, new each day, and in memory only. */
final class Visitors {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int SALT_BYTES = 32;
    private static final int GROUPS_OF_A_HOME = 4;

    private final Set<String> proxies;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] salt = new byte[SALT_BYTES];
    private @Nullable LocalDate saltedOn;

    /** @param proxies whose {@code X-Forwarded-For} is believed; nobody else's is */
    Visitors(Set<String> proxies, Clock clock) {
        this.proxies = Set.copyOf(proxies);
        this.clock = clock;
    }

    /** The same for the same caller all day, 64 hex digits. */
    synchronized String key(HttpServletRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(saltedOn)) {
            random.nextBytes(salt);
            saltedOn = today;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(salt);
        digest.update(household(address(request)).getBytes(StandardCharsets.UTF_8));
        return Sha256.of(digest);
    }

    // The last entry is the one that our proxy wrote; whoever calls may write any before it.
    private String address(HttpServletRequest request) {
        String remote = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (!proxies.contains(remote) || forwarded == null) {
            return remote;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : remote;
    }

    // One subscriber has 2^64 addresses of IPv6: the first four groups name him.
    private static String household(String address) {
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        StringBuilder home = new StringBuilder();
        for (int i = 0; i < Math.min(GROUPS_OF_A_HOME, groups.length); i++) {
            home.append(groups[i]).append(':');
        }
        return home.toString();
    }
}

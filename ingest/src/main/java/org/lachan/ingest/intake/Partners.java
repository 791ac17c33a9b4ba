package org.lachan.ingest.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lachan.content.folder.OwnerOnly;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.yaml.YamlMap;
import org.lachan.content.yaml.YamlSettings;
import tools.jackson.databind.json.JsonMapper;

/** The partners of {@code config/partners.yaml}. Its tokens are 256 random bits, so that a plain hash keeps them. */
public final class Partners {
    private static final String FILE = "partners.yaml";
    private static final int TOKEN_BYTES = 32;
    private static final JsonMapper QUOTES = JsonMapper.builder().build();

    private final List<Partner> all;

    private Partners(List<Partner> all) {
        this.all = List.copyOf(all);
    }

    /** A list with one more, and the token that only this object knows. */
    public record Added(Partners partners, Partner partner, String token) {}

    public static Path file(Path config) {
        return config.resolve(FILE);
    }

    /**
     * None where there is no file.
     *
     * @throws org.lachan.content.yaml.BadSettings with every problem and its line
     * @throws IOException when the file cannot be read
     */
    public static Partners read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Partners(List.of());
        }
        YamlSettings yaml = YamlSettings.read(file);
        List<Partner> partners = new ArrayList<>();
        for (YamlMap entry : yaml.root().maps("partners")) {
            partner(entry, partners).ifPresent(partners::add);
        }
        yaml.finish();
        return new Partners(partners);
    }

    /** In the order in which they were added, revoked ones included. */
    public List<Partner> all() {
        return all;
    }

    /** Whose token it is; compares in constant time. */
    public Optional<Partner> byToken(String token) {
        byte[] given = Sha256.of(token.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
        Optional<Partner> found = Optional.empty();
        for (Partner partner : all) {
            byte[] kept = partner.tokenSha256().getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(given, kept) && !partner.isRevoked()) {
                found = Optional.of(partner);
            }
        }
        return found;
    }

    /** @throws IllegalArgumentException for an id that is taken, or a value that is refused */
    public Added add(String id, String name, int dailyLimit, Instant now) {
        if (all.stream().anyMatch(partner -> partner.id().equals(id) && !partner.isRevoked())) {
            throw new IllegalArgumentException("there is a partner " + id + " already: revoke it first");
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = "lachan_" + HexFormat.of().formatHex(random);
        Partner partner =
                new Partner(id, name, dailyLimit, Sha256.of(token.getBytes(StandardCharsets.UTF_8)), now, null);
        List<Partner> more = new ArrayList<>(all);
        more.add(partner);
        return new Added(new Partners(more), partner, token);
    }

    /** @throws IllegalArgumentException when no such partner has a good token */
    public Partners revoke(String id, Instant now) {
        if (all.stream().noneMatch(partner -> partner.id().equals(id) && !partner.isRevoked())) {
            throw new IllegalArgumentException("there is no partner with a good token of that id");
        }
        return new Partners(all.stream()
                .map(partner -> partner.id().equals(id) ? partner.revoked(now) : partner)
                .toList());
    }

    /** Replaces the file as a whole. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        OwnerOnly.write(file, yaml().getBytes(StandardCharsets.UTF_8));
    }

    // A JSON string is a YAML string too, whatever a name holds.
    private String yaml() {
        StringBuilder yaml =
                new StringBuilder("# Written by ./lachan partners. Tokens are kept as SHA-256 only.\npartners:");
        yaml.append(all.isEmpty() ? " []\n" : "\n");
        for (Partner partner : all) {
            yaml.append("  - id: ").append(partner.id());
            yaml.append("\n    name: ").append(QUOTES.writeValueAsString(partner.name()));
            yaml.append("\n    daily-limit: ").append(partner.dailyLimit());
            yaml.append("\n    token-sha256: \"").append(partner.tokenSha256()).append('"');
            yaml.append("\n    added-at: \"").append(partner.addedAt()).append("\"\n");
            if (partner.revokedAt() != null) {
                yaml.append("    revoked-at: \"").append(partner.revokedAt()).append("\"\n");
            }
        }
        return yaml.toString();
    }

    private static Optional<Partner> partner(YamlMap entry, List<Partner> before) {
        Optional<String> id = entry.required("id", text -> text);
        Optional<String> name = entry.required("name", text -> text);
        Optional<Integer> limit = entry.required("daily-limit", Partners::number);
        Optional<String> token = entry.required("token-sha256", text -> text);
        Optional<Instant> added = entry.required("added-at", Partners::time);
        Optional<Instant> revoked = entry.optional("revoked-at", Partners::time);
        if (id.isEmpty() || name.isEmpty() || limit.isEmpty() || token.isEmpty() || added.isEmpty()) {
            return Optional.empty();
        }
        if (revoked.isEmpty() && before.stream().anyMatch(each -> each.id().equals(id.get()) && !each.isRevoked())) {
            entry.problem("id", "two partners with a good token have this id");
        }
        try {
            return Optional.of(
                    new Partner(id.get(), name.get(), limit.get(), token.get(), added.get(), revoked.orElse(null)));
        } catch (IllegalArgumentException e) {
            entry.problem("id", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("expected a number from 1 to " + Partner.MOST_A_DAY);
        }
        return Integer.parseInt(text);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time such as 2026-11-24T08:00:00Z", e);
        }
    }
}

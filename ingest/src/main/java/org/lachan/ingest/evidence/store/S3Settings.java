package org.lachan.ingest.evidence.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lachan.content.yaml.BadSettings;

/**
 * Where an S3-compatible service is, and who we are there. It is the operator's own: it may lie inside a network.
 *
 * @param endpoint http or https
 * @param prefix of the keys, empty for none
 */
public record S3Settings(
        URI endpoint, String region, String bucket, String prefix, String accessKey, String secretKey) {
    private static final String VARIABLE = "LACHAN_EVIDENCE_S3_";
    private static final List<String> NEEDED = List.of("ENDPOINT", "BUCKET", "ACCESS_KEY", "SECRET_KEY");
    private static final List<String> OPTIONAL = List.of("REGION", "PREFIX");

    public S3Settings {
        if (region.isBlank() || bucket.isBlank() || accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("An S3 store needs region, bucket and keys");
        }
    }

    /**
     * From the variables {@code LACHAN_EVIDENCE_S3_ENDPOINT}, {@code _BUCKET}, {@code _ACCESS_KEY}, {@code _SECRET_KEY}, and
     * {@code _REGION} ({@code us-east-1}) and {@code _PREFIX}; nothing where none of them is set.
     *
     * @throws BadSettings when only some are, or the address is none
     */
    public static Optional<S3Settings> from(Map<String, String> environment) {
        boolean none = List.of(NEEDED, OPTIONAL).stream()
                .flatMap(List::stream)
                .allMatch(name -> value(environment, name).isEmpty());
        if (none) {
            return Optional.empty();
        }
        List<String> problems = new ArrayList<>();
        for (String name : NEEDED) {
            if (value(environment, name).isEmpty()) {
                problems.add(VARIABLE + name + " is missing");
            }
        }
        String endpoint = value(environment, "ENDPOINT");
        if (!endpoint.isEmpty() && !isWebAddress(endpoint)) {
            problems.add(VARIABLE + "ENDPOINT is no http or https address");
        }
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        String region = value(environment, "REGION");
        return Optional.of(new S3Settings(
                URI.create(endpoint),
                region.isEmpty() ? "us-east-1" : region,
                value(environment, "BUCKET"),
                value(environment, "PREFIX"),
                value(environment, "ACCESS_KEY"),
                value(environment, "SECRET_KEY")));
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(VARIABLE + name, "").strip();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", bucket=" + bucket + ", prefix=" + prefix + "]";
    }
}

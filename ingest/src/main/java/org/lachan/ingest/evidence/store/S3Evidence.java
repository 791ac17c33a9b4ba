package org.lachan.ingest.evidence.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.Seal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Evidence in a bucket: encrypted before it leaves, under its reference as the key. */
public final class S3Evidence implements EvidenceStore {
    private static final int THERE_ALREADY = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(90);

    private final S3Settings settings;
    private final Seal seal;
    private final S3Client client;

    private S3Evidence(S3Settings settings, Seal seal, S3Client client) {
        this.settings = settings;
        this.seal = seal;
        this.client = client;
    }

    /**
     * Connects to nothing yet.
     *
     * @throws IOException when the sealing key cannot be used
     */
    public static S3Evidence at(S3Settings settings, Path keysFolder) throws IOException {
        return new S3Evidence(settings, Seal.open(keysFolder), client(settings));
    }

    // All that the SDK would otherwise look for in files, variables or a machine's metadata is said here.
    private static S3Client client(S3Settings settings) {
        ProfileFile none = ProfileFile.aggregator().build();
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE)
                        .build())
                .defaultsMode(DefaultsMode.STANDARD)
                .overrideConfiguration(override -> override.defaultProfileFile(none)
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL))
                .serviceConfiguration(S3Configuration.builder()
                        .profileFile(none)
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(false)
                        .build())
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .crossRegionAccessEnabled(false)
                .disableS3ExpressSessionAuth(true)
                // Services that are not Amazon's may not know its newer checksums: ours is given with each object.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    @Override
    public String put(byte[] warc) {
        String reference = Seal.reference(warc);
        try {
            byte[] sealed = seal.seal(warc, reference);
            if (!putNew(reference, sealed, true)) {
                putNew(reference, sealed, false);
            }
            return reference;
        } catch (SdkException | IOException e) {
            throw failed("put " + reference + " into", e);
        }
    }

    /** @return false where the service does not know the condition */
    private boolean putNew(String reference, byte[] sealed, boolean onlyIfMissing) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key(reference))
                .contentType("application/octet-stream")
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.of(sealed))));
        if (onlyIfMissing) {
            request.ifNoneMatch("*");
        }
        try {
            client.putObject(request.build(), RequestBody.fromBytes(sealed));
            return true;
        } catch (S3Exception e) {
            if (onlyIfMissing && e.statusCode() == NOT_IMPLEMENTED) {
                return false;
            }
            if (onlyIfMissing && e.statusCode() == THERE_ALREADY) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public Optional<byte[]> get(String reference) {
        Seal.sha256(reference);
        try (ResponseInputStream<GetObjectResponse> in =
                client.getObject(get -> get.bucket(settings.bucket()).key(key(reference)))) {
            byte[] sealed = in.readNBytes(MOST_BYTES + 1);
            if (sealed.length > MOST_BYTES) {
                in.abort();
                throw new IOException("an object of more than " + MOST_BYTES + " bytes is none of ours");
            }
            return Optional.of(seal.unseal(sealed, reference, place()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException | IOException e) {
            throw failed("get " + reference + " from", e);
        }
    }

    @Override
    public void forEach(Consumer<String> action) {
        try {
            client
                    .listObjectsV2Paginator(
                            list -> list.bucket(settings.bucket()).prefix(settings.prefix()))
                    .contents()
                    .stream()
                    .map(object -> object.key().substring(settings.prefix().length()))
                    .filter(Seal::isReference)
                    .forEach(action);
        } catch (SdkException e) {
            throw failed("list", e);
        }
    }

    private String key(String reference) {
        return settings.prefix() + reference;
    }

    private UncheckedIOException failed(String act, Exception e) {
        String what = "Cannot " + act + " " + place() + ": " + e.getMessage();
        return new UncheckedIOException(what, new IOException(e.getMessage(), e));
    }

    @Override
    public String place() {
        return settings.endpoint() + "/" + settings.bucket() + "/" + settings.prefix();
    }

    @Override
    public void close() {
        client.close();
    }
}

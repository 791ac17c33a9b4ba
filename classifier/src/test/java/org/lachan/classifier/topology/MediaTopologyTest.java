package org.lachan.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Candidate;
import org.lachan.avro.ChildCue;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HarmCode;
import org.lachan.avro.HashEntry;
import org.lachan.avro.HashMatch;
import org.lachan.avro.HashState;
import org.lachan.avro.MediaOutcome;
import org.lachan.avro.MediaRef;
import org.lachan.avro.MediaScore;
import org.lachan.avro.Part;
import org.lachan.avro.Score;
import org.lachan.classifier.media.MediaFlagRecords;
import org.lachan.classifier.media.MediaScoreRecords;
import org.lachan.classifier.media.MediaScoring;
import org.lachan.classifier.media.PictureReader;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.policy.PolicyState;
import org.lachan.classifier.rules.Rules;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.classifier.steps.Wire;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.SealedStore;
import org.lachan.schemas.Topics;

final class MediaTopologyTest {
    @TempDir
    private Path folder;

    private SealedStore media;
    private SealedStore texts;
    private TimeLimit limit;
    private Driver driver;

    @BeforeEach
    void start() throws IOException {
        media = SealedStore.open(folder.resolve("media"), folder.resolve("keys"));
        texts = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        limit = new TimeLimit(Duration.ofSeconds(10), 4);
        Properties settings = Driver.settings(folder.resolve("state"));
        PolicyState state = new PolicyState();
        MediaTopology topology = new MediaTopology(
                settings,
                Driver.SERDES,
                Driver.policy(state),
                new MediaScoring(media, new PictureReader(), limit, "test", Driver.CLOCK),
                new MediaScoreRecords("sha256", "test", Driver.CLOCK),
                new MediaFlagRecords("sha256", texts, Driver.CLOCK));
        driver = new Driver(topology.build(), settings, state);
        driver.publish(Policies.shipped());
    }

    @AfterEach
    void stop() {
        driver.close();
        limit.close();
    }

    @Test
    void shouldScoreAnItemOnceHoweverManyPostsCarryIt() throws IOException {
        // given
        byte[] picture = png(40, 30);

        // when
        send(sealed("p1", picture));
        send(sealed("p2", picture));

        // then
        MediaScore score = onlyScore();
        assertThat(score.getOutcome()).isEqualTo(MediaOutcome.SCORED);
        assertThat(score.getWidth()).isEqualTo(40);
        assertThat(score.getHeight()).isEqualTo(30);
        assertThat(score.getMatches()).isEmpty();
        assertThat(flags()).isEmpty();
        assertThat(driver.output(Topics.SCORES).isEmpty()).isTrue();
    }

    @Test
    void shouldFlagEveryPostThatCarriesAMatchAndDeleteTheBytes() throws IOException {
        // given
        byte[] picture = png(8, 8);
        MediaRef first = sealed("p1", picture);
        known("h1", Sha256.of(picture), HashState.ACTIVE);

        // when
        send(first);
        send(sealed("p2", picture));

        // then
        assertThat(onlyScore().getOutcome()).isEqualTo(MediaOutcome.MATCHED);
        assertThat(media.get(first.getSealedRef())).isEmpty();
        List<Flag> flags = flags();
        assertThat(flags).extracting(Flag::getPostId).containsExactly("p1", "p2");
        assertThat(flags).allSatisfy(MediaTopologyTest::assertIsAMatch);
        assertThat(sealedText(flags.get(0).getUrlRef()))
                .isEqualTo("https://bao.example/anh.png\nhttps://bao.example/p1");
    }

    private static void assertIsAMatch(Flag flag) {
        assertThat(flag.getPart()).isEqualTo(Part.MEDIA);
        assertThat(flag.getCaptureRef()).isEqualTo("capture-" + flag.getPostId());
        assertThat(flag.getState()).isEqualTo(FlagState.RAISED);
        assertThat(flag.getUrl()).isNull();
        assertThat(flag.getTextRef()).isNull();
        assertThat(flag.getCues()).containsExactly(ChildCue.HASH_MATCH);
        assertThat(flag.getCandidates()).extracting(Candidate::getCode).containsExactly(HarmCode.CSAM);
        assertThat(flag.getMatches()).extracting(HashMatch::getHashId).containsExactly("h1");
    }

    @Test
    void shouldWriteAScoreFromWhichTheDecisionReplays() throws IOException {
        // given
        byte[] picture = png(8, 8);
        known("h1", Sha256.of(picture), HashState.ACTIVE);
        Rules rules = Policies.read(Policies.shipped(), "policy.yaml");

        // when
        send(sealed("p1", picture));

        // then
        List<Score> scores = driver.output(Topics.SCORES).readValuesToList();
        assertThat(scores).singleElement().satisfies(score -> {
            assertThat(score.getPostId()).isEqualTo("p1");
            assertThat(score.getPart()).isEqualTo(Part.MEDIA);
            assertThat(score.getFlagged()).isTrue();
            assertThat(Wire.candidates(rules.decide(Wire.inputs(score)))).isEqualTo(score.getCandidates());
        });
    }

    @Test
    void shouldBelieveTheFetcherThatMatchedInMemory() {
        // when
        send(ref("p1", "a".repeat(64), null, "h9"));

        // then
        assertThat(onlyScore().getOutcome()).isEqualTo(MediaOutcome.MATCHED);
        assertThat(flags()).singleElement().satisfies(flag -> assertThat(flag.getMatches())
                .extracting(HashMatch::getHashId)
                .containsExactly("h9"));
    }

    @Test
    void shouldMatchActiveEntriesOnly() throws IOException {
        // given
        byte[] picture = png(8, 8);
        known("h1", Sha256.of(picture), HashState.DISABLED);
        known("h2", Sha256.of(picture), HashState.NEGATIVE);
        known("h3", "b".repeat(64), HashState.ACTIVE);

        // when
        send(sealed("p1", picture));
        send(ref("p2", Sha256.of(picture), null, "h1"));

        // then
        assertThat(onlyScore().getOutcome()).isEqualTo(MediaOutcome.SCORED);
        assertThat(flags()).isEmpty();
    }

    @Test
    void shouldFollowCorrectionsOfTheHashBank() throws IOException {
        // given
        byte[] one = png(8, 8);
        byte[] two = png(9, 9);
        known("h1", Sha256.of(one), HashState.ACTIVE);
        known("h1", Sha256.of(two), HashState.ACTIVE);
        known("h2", Sha256.of(one), HashState.ACTIVE);
        driver.input(Topics.HASHES).pipeInput("h2", null);
        driver.rawInput(Topics.HASHES).pipeInput("h1", new byte[] {7});

        // when
        send(sealed("p1", one));
        send(sealed("p2", two));

        // then
        assertThat(scores())
                .extracting(MediaScore::getOutcome)
                .containsExactly(MediaOutcome.SCORED, MediaOutcome.MATCHED);
    }

    @Test
    void shouldFlagAnItemThatTheBankLearntAfterItWasScored() throws IOException {
        // given
        byte[] picture = png(8, 8);
        send(sealed("p1", picture));
        known("h1", Sha256.of(picture), HashState.ACTIVE);

        // when
        send(sealed("p2", picture));

        // then
        assertThat(scores())
                .extracting(MediaScore::getOutcome)
                .containsExactly(MediaOutcome.SCORED, MediaOutcome.MATCHED);
        assertThat(flags()).extracting(Flag::getPostId).containsExactly("p2");
    }

    @Test
    void shouldSayWhyAnItemHasNoScore() throws IOException {
        // given
        byte[] damaged = Arrays.copyOf(png(8, 8), 14);
        byte[] video = "not a picture at all".getBytes(StandardCharsets.UTF_8);
        byte[] picture = png(8, 8);
        String wrongName = "c".repeat(64);

        // when
        send(sealed("p1", damaged));
        send(sealed("p2", video));
        send(ref("p3", "d".repeat(64), "sha256-" + "d".repeat(64), null));
        send(ref("p4", wrongName, media.put(picture), null));

        // then
        List<MediaScore> scores = scores();
        assertThat(scores)
                .extracting(MediaScore::getOutcome)
                .containsExactly(
                        MediaOutcome.UNREADABLE,
                        MediaOutcome.UNSUPPORTED,
                        MediaOutcome.UNSCORED_EXPIRED,
                        MediaOutcome.UNREADABLE);
        assertThat(scores.get(0).getError()).startsWith("Damaged picture");
        assertThat(scores.get(3).getError()).contains("do not have the hash");
    }

    @Test
    void shouldScoreAnExpiredItemWhenItsBytesAreThereAgain() throws IOException {
        // given
        byte[] picture = png(8, 8);
        String id = Sha256.of(picture);

        // when
        send(ref("p1", id, "sha256-" + id, null));
        send(sealed("p2", picture));

        // then
        assertThat(scores())
                .extracting(MediaScore::getOutcome)
                .containsExactly(MediaOutcome.UNSCORED_EXPIRED, MediaOutcome.SCORED);
    }

    @Test
    void shouldSendReferencesThatAreNoneToTheDeadLetters() {
        // when
        driver.input(Topics.MEDIA_REFS).pipeInput("m1", null);
        driver.input(Topics.MEDIA_REFS).pipeInput("m2", ref("p1", "a".repeat(64), null, null));

        // then
        assertThat(driver.deadLetters().readKeyValuesToList()).hasSize(2);
        assertThat(scores()).isEmpty();
    }

    private MediaRef sealed(String postId, byte[] bytes) {
        return ref(postId, Sha256.of(bytes), media.put(bytes), null);
    }

    private static MediaRef ref(
            String postId, String mediaId, @Nullable String sealedRef, @Nullable String matchedHashId) {
        return MediaRef.newBuilder()
                .setMediaId(mediaId)
                .setPostId(postId)
                .setRevision(1)
                .setSourceId("bao-mau")
                .setUrl("https://bao.example/anh.png")
                .setMediaType("image/png")
                .setBytes(100)
                .setSealedRef(sealedRef)
                .setMatchedHashId(matchedHashId)
                .setPostUrl("https://bao.example/" + postId)
                .setFetchedAt(PostBuilder.FETCHED)
                .setCaptureRef("capture-" + postId)
                .build();
    }

    private void known(String hashId, String value, HashState state) {
        driver.input(Topics.HASHES)
                .pipeInput(hashId, new HashEntry(hashId, Sha256.ALGORITHM, value, "bank", state, Driver.NOW));
    }

    private void send(MediaRef ref) {
        driver.input(Topics.MEDIA_REFS).pipeInput(ref.getMediaId(), ref);
    }

    private List<MediaScore> scores() {
        return driver.output(Topics.MEDIA_SCORES).readValuesToList();
    }

    private MediaScore onlyScore() {
        List<MediaScore> scores = scores();
        assertThat(scores).hasSize(1);
        return scores.get(0);
    }

    private List<Flag> flags() {
        return driver.output(Topics.FLAGS).readValuesToList();
    }

    private String sealedText(String ref) {
        return new String(texts.get(ref).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void shouldMatchWhateverTheCaseOfTheEntryAndTheShapeOfItsId() throws IOException {
        // given
        byte[] picture = png(8, 8);
        known("bank/h1", Sha256.of(picture).toUpperCase(Locale.ROOT), HashState.ACTIVE);
        driver.input(Topics.HASHES).pipeInput("h1", null);

        // when
        send(sealed("p1", picture));

        // then
        assertThat(flags()).singleElement().satisfies(flag -> assertThat(flag.getMatches())
                .extracting(HashMatch::getHashId)
                .containsExactly("bank/h1"));
    }

    @Test
    void shouldGoOnAfterDamagedSealedBytes() throws IOException {
        // given
        MediaRef ref = sealed("p1", png(8, 8));
        String name = ref.getSealedRef();
        Files.write(folder.resolve("media").resolve(name.substring(7, 9)).resolve(name), new byte[] {1, 2, 3});

        // when
        send(ref);

        // then
        assertThat(onlyScore().getOutcome()).isEqualTo(MediaOutcome.UNREADABLE);
    }
}

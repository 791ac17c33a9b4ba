package org.lachan.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lachan.classifier.topology.PostBuilder.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Audience;
import org.lachan.avro.Candidate;
import org.lachan.avro.ChildCue;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HarmCode;
import org.lachan.avro.Part;
import org.lachan.avro.Post;
import org.lachan.avro.Reason;
import org.lachan.avro.Score;
import org.lachan.avro.ScoreOutcome;
import org.lachan.avro.SourceKind;
import org.lachan.classifier.policy.Policies;
import org.lachan.classifier.policy.PolicyState;
import org.lachan.classifier.posts.FlagRecords;
import org.lachan.classifier.posts.ScoreRecords;
import org.lachan.classifier.posts.ScoringByWords;
import org.lachan.classifier.posts.SlowReading;
import org.lachan.classifier.posts.TextScoring;
import org.lachan.classifier.rules.Rules;
import org.lachan.classifier.steps.TimeLimit;
import org.lachan.classifier.steps.Wire;
import org.lachan.content.sealed.SealedStore;
import org.lachan.schemas.Topics;

final class ClassifierTopologyTest {
    private static final String INSULT = "Bạn học sinh lớp 6A này thật ngốc";
    private static final String HARMLESS = "Học bổng mới cho học sinh vùng cao";
    private static final String INSULT_TO_ADULT = "Ông này thật ngốc";

    @TempDir
    private Path folder;

    private SealedStore bodies;
    private SealedStore texts;
    private TimeLimit limit;
    private Driver driver;

    @BeforeEach
    void start() throws IOException {
        bodies = SealedStore.open(folder.resolve("bodies"), folder.resolve("keys"));
        texts = SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        limit = new TimeLimit(Duration.ofMillis(300), 4);
        driver = driver(folder.resolve("state"));
        driver.publish(Policies.shipped());
    }

    private Driver driver(Path state) throws IOException {
        Properties settings = Driver.settings(state);
        PolicyState policyState = new PolicyState();
        TextScoring scoring = ScoringByWords.create();
        ClassifierTopology topology = new ClassifierTopology(
                settings,
                Driver.SERDES,
                Driver.policy(policyState),
                SlowReading.create(bodies, limit, state.resolve("being-read")),
                scoring,
                new ScoreRecords(scoring.modelVersion(), "test", Driver.CLOCK),
                new FlagRecords(scoring, texts, Driver.CLOCK));
        return new Driver(topology.build(), settings, policyState);
    }

    @AfterEach
    void stop() {
        driver.close();
        limit.close();
    }

    @Test
    void shouldScoreAndFlagAnInsultToAChild() {
        // when
        send(post("p1", 1).title("Chuyện lớp").text(INSULT).build());

        // then
        Score score = onlyScore();
        assertThat(score.getOutcome()).isEqualTo(ScoreOutcome.SCORED);
        assertThat(score.getPart()).isEqualTo(Part.TEXT);
        assertThat(score.getFlagged()).isTrue();
        assertThat(score.getCues()).containsExactly(ChildCue.TEXT);
        assertThat(score.getRuleIds()).containsExactly("cue.word.child");
        assertThat(score.getLanguage()).isEqualTo("vi");
        assertThat(score.getModelVersion()).isEqualTo(ScoringByWords.MODEL);
        assertThat(score.getPolicyVersion()).isEqualTo(Policies.version(Policies.shipped()));
        assertThat(score.getScoredAt()).isEqualTo(Driver.NOW);
        Flag flag = onlyFlag();
        assertThat(flag.getCaptureRef()).isEqualTo("capture-p1-1");
        assertThat(flag.getState()).isEqualTo(FlagState.RAISED);
        assertThat(flag.getCandidates())
                .extracting(Candidate::getCode)
                .containsExactly(HarmCode.BULLY, HarmCode.HONOUR);
        assertThat(flag.getCandidates()).isEqualTo(score.getCandidates());
        assertThat(flag.getUrl()).isEqualTo("https://bao.example/p1");
    }

    @Test
    void shouldSealTheVeryTextThatTheReasonsCountIn() {
        // when
        send(post("p1", 1).title("Chuyện 😀 lớp").text(INSULT).build());

        // then
        Flag flag = onlyFlag();
        String sealed = new String(texts.get(flag.getTextRef()).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(sealed).isEqualTo("Chuyện 😀 lớp\n\n" + INSULT);
        assertThat(flag.getReasons())
                .extracting(Reason::getKind)
                .containsExactlyInAnyOrder("head:toxic", "cue:word.child");
        assertThat(flag.getReasons())
                .extracting(reason -> cut(sealed, reason))
                .containsExactlyInAnyOrder("ngốc", "học sinh");
    }

    @Test
    void shouldNotFlagWithoutAChildCue() {
        // when
        send(post("p1", 1).text(INSULT_TO_ADULT).build());

        // then
        assertThat(onlyScore().getFlagged()).isFalse();
        assertThat(flags()).isEmpty();
    }

    @Test
    void shouldTakeTheDeclaredAudienceAsACue() {
        // when
        send(post("p1", 1).text(INSULT_TO_ADULT).audience(Audience.TEENAGERS).build());

        // then
        assertThat(onlyScore().getCues()).containsExactly(ChildCue.AUDIENCE);
        assertThat(onlyFlag().getCandidates()).extracting(Candidate::getCode).containsExactly(HarmCode.BULLY);
    }

    @Test
    void shouldFlagEveryReportOfAHotline() {
        // when
        send(post("p1", 1)
                .text("Đề nghị xem trang này")
                .kind(SourceKind.HOTLINE)
                .build());
        send(post("p2", 1)
                .text("Đề nghị xem trang khác")
                .kind(SourceKind.REPORT)
                .build());

        // then
        assertThat(flags())
                .extracting(Flag::getCues)
                .containsExactly(List.of(ChildCue.HOTLINE), List.of(ChildCue.PUBLIC_REPORT));
    }

    @Test
    void shouldFlagPersonalDataOfAChildOnlyWhereTheTextSpeaksOfAChild() {
        // when
        send(post("p1", 1).text("Số của học sinh: 0900000000").build());
        send(post("p2", 1)
                .text("Liên hệ toà soạn: 0900000001")
                .audience(Audience.CHILDREN)
                .build());

        // then
        Flag flag = onlyFlag();
        assertThat(flag.getPostId()).isEqualTo("p1");
        assertThat(flag.getCandidates())
                .extracting(Candidate::getCode)
                .containsExactly(HarmCode.PII, HarmCode.PRESS_ID);
        assertThat(flag.getReasons()).extracting(Reason::getKind).containsExactly("cue:word.child", "rule:pii.phone");
    }

    @Test
    void shouldCallOnlyTheSameTextOfTheSamePostARepeat() {
        // when
        send(post("p1", 1).text(INSULT).build());
        send(post("p1", 2).text("  " + INSULT.toUpperCase(Locale.ROOT) + " ").build());
        send(post("p2", 1).text(INSULT).build());

        // then
        List<Score> scores = scores();
        assertThat(scores)
                .extracting(Score::getOutcome)
                .containsExactly(ScoreOutcome.SCORED, ScoreOutcome.REPEAT, ScoreOutcome.SCORED);
        assertThat(scores)
                .extracting(Score::getCluster)
                .containsOnly(scores.get(0).getCluster());
        assertThat(flags()).extracting(Flag::getPostId).containsExactly("p1", "p2");
    }

    @Test
    void shouldLookAgainAtWhatAPersonEnteredThoughNothingChanged() {
        // when
        send(post("p1", 1).text("Trời hôm nay đẹp quá.").build());
        send(post("p1", 2).kind(SourceKind.MANUAL).text("Trời hôm nay đẹp quá.").build());

        // then
        assertThat(scores()).extracting(Score::getOutcome).containsOnly(ScoreOutcome.SCORED);
        assertThat(flags())
                .extracting(Flag::getRevision, Flag::getState, Flag::getCues)
                .containsExactly(tuple(2, FlagState.RAISED, List.of(ChildCue.PUBLIC_REPORT)));
    }

    @Test
    void shouldScoreEachRevisionOnceHoweverOftenItIsDelivered() {
        // when
        send(post("p1", 1).text(HARMLESS).build());
        send(post("p1", 2).text(INSULT).build());
        send(post("p1", 1).text(HARMLESS).build());
        send(post("p1", 2).text(INSULT).build());

        // then
        assertThat(scores()).extracting(Score::getRevision).containsExactly(1, 2);
        assertThat(flags()).extracting(Flag::getState).containsExactly(FlagState.RAISED);
    }

    @Test
    void shouldClearTheFlagWhenAnEditTakesTheHarmAway() {
        // when
        send(post("p1", 1).text(INSULT).build());
        send(post("p1", 2).text(HARMLESS).build());
        send(post("p1", 3).text(HARMLESS + " và miền núi").build());

        // then
        List<Flag> flags = flags();
        assertThat(flags).extracting(Flag::getState).containsExactly(FlagState.RAISED, FlagState.CLEARED);
        assertThat(flags.get(1).getRevision()).isEqualTo(2);
        assertThat(flags.get(1).getTextRef()).isNull();
        assertThat(flags.get(1).getCandidates()).isEmpty();
    }

    @Test
    void shouldClearTheFlagOfADeletedPostAndRaiseItAgainWhenThePostIsBack() {
        // when
        send(post("p1", 1).text(INSULT).build());
        send(post("p1", 2).deleted());
        send(post("p1", 3).text(INSULT).build());

        // then
        assertThat(scores())
                .extracting(Score::getOutcome)
                .containsExactly(ScoreOutcome.SCORED, ScoreOutcome.DELETED, ScoreOutcome.SCORED);
        assertThat(flags())
                .extracting(Flag::getState)
                .containsExactly(FlagState.RAISED, FlagState.CLEARED, FlagState.RAISED);
    }

    @Test
    void shouldNotFlagTheDeletionOfAPostThatWasNeverFlagged() {
        // when
        send(post("p1", 1).text(HARMLESS).build());
        send(post("p1", 2).deleted());

        // then
        assertThat(scores()).hasSize(2);
        assertThat(flags()).isEmpty();
    }

    @Test
    void shouldSayWhyAPostIsUnreadableAndKeepItsFlag() {
        // when
        send(post("p1", 1).text(INSULT).build());
        send(post("p1", 2).bytes(new byte[0], "text/html").build());
        send(post("p1", 3).sealed("sha256-" + "0".repeat(64)).build());
        send(post("p1", 4).text(INSULT).build());

        // then
        List<Score> scores = scores();
        assertThat(scores)
                .extracting(Score::getOutcome)
                .containsExactly(
                        ScoreOutcome.SCORED, ScoreOutcome.UNREADABLE, ScoreOutcome.UNREADABLE, ScoreOutcome.SCORED);
        assertThat(scores.get(1).getError()).isNotBlank();
        assertThat(scores.get(2).getError()).contains("expired");
        assertThat(flags()).extracting(Flag::getState).containsOnly(FlagState.RAISED);
    }

    @Test
    void shouldReadABodyFromTheSealedStore() {
        // given
        String ref = bodies.put(INSULT.getBytes(StandardCharsets.UTF_8));

        // when
        send(post("p1", 1).sealed(ref).build());

        // then
        assertThat(onlyFlag().getState()).isEqualTo(FlagState.RAISED);
    }

    @Test
    void shouldGiveUpOnABodyThatHangsOrExhaustsTheMemory() {
        // when
        send(post("p1", 1).text("hang").build());
        send(post("p2", 1).text("exhaust").build());
        send(post("p3", 1).text(HARMLESS).build());

        // then
        List<Score> scores = scores();
        assertThat(scores)
                .extracting(Score::getOutcome)
                .containsExactly(ScoreOutcome.UNREADABLE, ScoreOutcome.UNREADABLE, ScoreOutcome.SCORED);
        assertThat(scores.get(0).getError()).contains("took longer than");
        assertThat(scores.get(1).getError()).contains("more memory");
        assertThat(limit.passed()).isEqualTo(1);
    }

    @Test
    void shouldSendWhatNoStepCanReadToTheDeadLetters() {
        // when
        driver.input(Topics.POSTS).pipeInput("p2", null);
        driver.input(Topics.POSTS).pipeInput(null, post("p3", 1).text(HARMLESS).build());
        driver.input(Topics.POSTS)
                .pipeInput("other", post("p4", 1).text(HARMLESS).build());
        send(post("p5", 1).text("bug").build());
        send(post("p6", 1).text(HARMLESS).build());

        // then
        List<TestRecord<String, byte[]>> dead = driver.deadLetters().readRecordsToList();
        assertThat(dead).extracting(TestRecord::key).containsExactly("p2", null, "other", "p5");
        assertThat(scores()).extracting(Score::getPostId).containsExactly("p6");
    }

    // The test driver does not show the dead letters of undecodable bytes; the test of the whole pipeline does.
    @Test
    void shouldNotStopAtBytesThatAreNoRecord() {
        // when
        driver.rawInput(Topics.POSTS).pipeInput("p1", new byte[] {1, 2, 3});
        send(post("p2", 1).text(HARMLESS).build());

        // then
        assertThat(scores()).extracting(Score::getPostId).containsExactly("p2");
    }

    @Test
    void shouldNotLoseARecordWhileThereIsNoPolicy() throws IOException {
        // given
        driver.close();
        driver = driver(folder.resolve("without-policy"));

        // when, then
        assertThatThrownBy(() -> send(post("p1", 1).text(INSULT).build()))
                .hasStackTraceContaining("no policy is in force");
        assertThat(driver.deadLetters().isEmpty()).isTrue();
    }

    @Test
    void shouldDecideByTheNewestPolicyAndStampItsVersion() {
        // given
        String stricter = Policies.shipped().replace("vi: 0.88 ", "vi: 0.99 ");

        // when
        send(post("p1", 1).text(INSULT).build());
        driver.publish(stricter);
        send(post("p2", 1).text(INSULT).build());

        // then
        assertThat(scores())
                .extracting(Score::getPolicyVersion)
                .containsExactly(Policies.version(Policies.shipped()), Policies.version(stricter));
        assertThat(flags()).extracting(Flag::getPostId).containsExactly("p1");
    }

    @Test
    void shouldKeepTheLastGoodPolicyAndRaiseAnAlert() {
        // when
        driver.publish("current", "candidates: {politics: {TEXT: [BULLY]}}", "0123456789abcdef");
        driver.rawInput(Topics.POLICY).pipeInput("current", new byte[] {9});
        driver.publish("current", Policies.shipped() + "\n# changed\n", "0123456789abcdef");
        send(post("p1", 1).text(INSULT).build());

        // then
        assertThat(onlyScore().getPolicyVersion()).isEqualTo(Policies.version(Policies.shipped()));
        assertThat(driver.policyState.asMap())
                .containsEntry("policiesRefused", 3)
                .containsEntry("policyVersion", Policies.version(Policies.shipped()))
                .containsKey("policyAlert");
    }

    @Test
    void shouldLeaveEnoughInAScoreToDecideAgain() {
        // given
        Rules rules = Policies.read(Policies.shipped(), "policy.yaml");

        // when
        send(post("p1", 1).text(INSULT).build());
        send(post("p2", 1).text(INSULT_TO_ADULT).build());
        send(post("p3", 1)
                .text("Số của học sinh ngốc: 0900000000")
                .kind(SourceKind.HOTLINE)
                .build());
        send(post("p3", 2).deleted());
        send(post("p4", 1).text(INSULT_TO_ADULT).audience(Audience.CHILDREN).build());

        // then
        assertThat(scores()).hasSize(5).allSatisfy(score -> assertThat(
                        Wire.candidates(rules.decide(Wire.inputs(score))))
                .isEqualTo(score.getCandidates()));
    }

    @Test
    void shouldStampRecordsWithTheTimeOfFetching() {
        // when
        driver.input(Topics.POSTS).pipeInput("p1", post("p1", 1).text(INSULT).build(), Driver.NOW);

        // then
        assertThat(driver.output(Topics.SCORES).readRecord().getRecordTime()).isEqualTo(PostBuilder.FETCHED);
        assertThat(driver.output(Topics.FLAGS).readRecord().getRecordTime()).isEqualTo(PostBuilder.FETCHED);
    }

    private void send(Post post) {
        driver.input(Topics.POSTS).pipeInput(post.getPostId(), post, post.getFetchedAt());
    }

    private List<Score> scores() {
        return driver.output(Topics.SCORES).readValuesToList();
    }

    private List<Flag> flags() {
        return driver.output(Topics.FLAGS).readValuesToList();
    }

    private Score onlyScore() {
        List<Score> scores = scores();
        assertThat(scores).hasSize(1);
        return scores.get(0);
    }

    private Flag onlyFlag() {
        List<Flag> flags = flags();
        assertThat(flags).hasSize(1);
        return flags.get(0);
    }

    private static String cut(String text, Reason reason) {
        int start = text.offsetByCodePoints(0, reason.getStart());
        return text.substring(start, text.offsetByCodePoints(0, reason.getEnd()));
    }

    @Test
    void shouldFlagAReportThatCannotBeRead() {
        // when
        send(post("p1", 1).kind(SourceKind.HOTLINE).text("").build());
        send(post("p2", 1).kind(SourceKind.REPORT).build());
        send(post("p3", 1).audience(Audience.CHILDREN).text("").build());

        // then
        assertThat(flags())
                .extracting(Flag::getPostId, Flag::getState, Flag::getCues)
                .containsExactly(
                        tuple("p1", FlagState.RAISED, List.of(ChildCue.HOTLINE)),
                        tuple("p2", FlagState.RAISED, List.of(ChildCue.PUBLIC_REPORT)));
        Rules rules = Policies.read(Policies.shipped(), "policy.yaml");
        assertThat(driver.output(Topics.SCORES).readValuesToList())
                .allSatisfy(score -> assertThat(Wire.candidates(rules.decide(Wire.inputs(score))))
                        .isEqualTo(score.getCandidates()))
                .extracting(Score::getOutcome)
                .containsOnly(ScoreOutcome.UNREADABLE);
    }

    @Test
    void shouldGoOnAfterADamagedSealedBody() throws IOException {
        // given
        String ref = bodies.put(INSULT.getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("bodies").resolve(ref.substring(7, 9)).resolve(ref), new byte[] {1, 2, 3});

        // when
        send(post("p1", 1).sealed(ref).build());

        // then
        assertThat(onlyScore().getOutcome()).isEqualTo(ScoreOutcome.UNREADABLE);
    }
}

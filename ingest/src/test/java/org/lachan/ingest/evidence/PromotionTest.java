package org.lachan.ingest.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.avro.Candidate;
import org.lachan.avro.Evidence;
import org.lachan.avro.EvidenceOutcome;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HarmCode;
import org.lachan.avro.HashMatch;
import org.lachan.avro.Part;
import org.lachan.avro.SourceKind;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.hashes.Sha256;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.evidence.Promoted.Forbidden;
import org.lachan.ingest.evidence.Promoted.Kept;
import org.lachan.ingest.evidence.Promoted.Missing;
import org.lachan.ingest.evidence.store.FolderEvidence;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;

class PromotionTest {
    // Avro makes records only of classes that the serdes told it to trust.
    @BeforeAll
    static void trust() {
        assertThat(new AvroSerdes(OurSchemas.asStore())).isNotNull();
    }

    @TempDir
    private Path folder;

    private SealedStore sealed;
    private Captures captures;
    private FolderEvidence evidence;
    private Promotion promotion;

    @BeforeEach
    void open() throws IOException {
        DataFolder data = new DataFolder(folder).create();
        sealed = SealedStore.open(data.sealed().resolve("captures"), data.keys());
        captures = new Captures(sealed);
        evidence = FolderEvidence.in(data);
        promotion = new Promotion(captures, evidence);
    }

    @Test
    void shouldMakeACaptureEvidence() {
        // given
        String reference = capture();

        // when
        Promoted promoted = promotion.promote(flagged(reference));

        // then
        assertThat(promoted).isInstanceOfSatisfying(Kept.class, kept -> {
            byte[] warc = evidence.get(kept.reference()).orElseThrow();
            assertThat(kept.bytes()).isEqualTo(warc.length);
            assertThat(kept.contentSha256()).isEqualTo(Sha256.of(Samples.PAGE.getBytes(UTF_8)));
            assertThat(kept.capturedAt()).isEqualTo(Samples.AT);
            assertThat(WarcCheck.of(warc)).isEqualTo(new WarcCheck(7, null));
            assertThat(new String(warc, UTF_8)).contains("lachan-capture: " + reference);
        });
    }

    @Test
    void shouldGiveTheSameWhenAKillCutTheWorkShort() {
        // given: kept, but neither published nor committed
        String reference = capture();
        Promoted before = promotion.promote(flagged(reference));

        // when
        Promoted after = new Promotion(captures, evidence).promote(flagged(reference));

        // then
        assertThat(after).isEqualTo(before);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void shouldMissWhatExpiredOrWasNeverMade() {
        // given
        String reference = capture();
        sealed.delete(reference);

        // then
        assertThat(promotion.promote(flagged(reference))).isEqualTo(new Missing());
        assertThat(promotion.promote(flagged(null))).isEqualTo(new Missing());
        assertThat(kept()).isEmpty();
    }

    @Test
    void shouldMissADamagedCaptureAndGoOn() throws IOException {
        // given
        String damaged = capture();
        Path file = folder.resolve("sealed/captures")
                .resolve(damaged.substring(7, 9))
                .resolve(damaged);
        Files.write(file, new byte[] {1, 2, 3});
        String foreign = sealed.put("no capture".getBytes(UTF_8));

        // then
        assertThat(promotion.promote(flagged(damaged))).isEqualTo(new Missing());
        assertThat(promotion.promote(flagged(foreign))).isEqualTo(new Missing());
        assertThat(promotion.promote(flagged("../../etc/passwd"))).isEqualTo(new Missing());
    }

    @Test
    void shouldKeepNothingOfSuspectedAbuse() {
        // given
        String matched = capture();
        Flag match = flag(matched)
                .setMatches(List.of(new HashMatch("h1", "bank", "SHA256", 0)))
                .build();
        Flag candidate = flag(matched)
                .setCandidates(List.of(new Candidate(HarmCode.CSAM, "report", 1.0, 0.5)))
                .build();
        Flag other = flag(matched)
                .setCandidates(List.of(new Candidate(HarmCode.BULLY, "toxic", 0.9, 0.5)))
                .build();

        // when
        Promoted promoted = promotion.promote(Flagged.of(match));

        // then
        assertThat(promoted).isEqualTo(new Forbidden());
        assertThat(sealed.get(matched)).isEmpty();
        assertThat(kept()).isEmpty();
        assertThat(promotion.promote(Flagged.of(match))).isEqualTo(new Forbidden());
        assertThat(Flagged.of(candidate).suspectedAbuse()).isTrue();
        assertThat(Flagged.of(other).suspectedAbuse()).isFalse();
    }

    @Test
    void shouldSayInTheRecordWhatBecameOfIt() {
        // given
        Flagged flagged = flagged(capture());
        Promoted promoted = promotion.promote(flagged);

        // when
        Evidence record = EvidenceRecords.of(flagged, promoted, Samples.AT.plusSeconds(60));

        // then
        assertThat(record.getOutcome()).isEqualTo(EvidenceOutcome.KEPT);
        assertThat(record.getEvidenceRef()).isEqualTo("sha256-" + record.getWarcSha256());
        assertThat(record.getCaptureRef()).isEqualTo(flagged.captureRef());
        assertThat(record.getCapturedAt()).isEqualTo(Samples.AT.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        assertThat(EvidenceRecords.of(flagged, new Missing(), Instant.EPOCH))
                .returns(EvidenceOutcome.MISSING, Evidence::getOutcome)
                .returns(null, Evidence::getEvidenceRef);
        assertThat(EvidenceRecords.of(flagged, new Forbidden(), Instant.EPOCH).getOutcome())
                .isEqualTo(EvidenceOutcome.FORBIDDEN);
    }

    private String capture() {
        return captures.seal(
                        Samples.fetched(Samples.redirected(), Samples.PAGE, false), Samples.PAGE.getBytes(UTF_8), false)
                .orElseThrow();
    }

    private List<String> kept() {
        List<String> references = new ArrayList<>();
        evidence.forEach(references::add);
        return references;
    }

    private static Flagged flagged(@Nullable String reference) {
        return Flagged.of(flag(reference).build());
    }

    private static Flag.Builder flag(@Nullable String reference) {
        return Flag.newBuilder()
                .setPostId("p1")
                .setRevision(1)
                .setPart(Part.TEXT)
                .setState(FlagState.RAISED)
                .setSourceId("bao")
                .setSourceKind(SourceKind.FEED)
                .setLanguage("vi")
                .setCandidates(List.of())
                .setModelVersion("m")
                .setPolicyVersion("p")
                .setFetchedAt(Samples.AT)
                .setFlaggedAt(Samples.AT)
                .setCaptureRef(reference);
    }
}

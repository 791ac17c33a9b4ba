package org.lachan.ingest.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.sealed.DamagedSeal;
import org.lachan.content.sealed.Seal;
import org.lachan.content.yaml.BadSettings;

class EvidenceStoreTest {
    private static final byte[] WARC = "WARC/1.1 một câu vô hại".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private SmallS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new SmallS3();
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Test
    void shouldKeepEvidenceInTheDataFolder() throws IOException {
        try (EvidenceStore store = EvidenceStores.open(new DataFolder(folder).create(), Map.of())) {
            shouldGiveBackAndList(store);
        }
        assertThat(folder.resolve("sealed/evidence")).isNotEmptyDirectory();
    }

    @Test
    void shouldKeepEvidenceInABucketSealedAndSigned() throws IOException {
        try (EvidenceStore store = bucket(s3.settings())) {
            shouldGiveBackAndList(store);
        }
        assertThat(s3.faults).isEmpty();
        assertThat(s3.objects.keySet())
                .contains("lachan/" + Seal.reference(WARC))
                .allMatch(key -> key.startsWith("lachan/"));
        assertThat(s3.objects.values()).noneMatch(bytes -> new String(bytes, UTF_8).contains("WARC"));
    }

    private static void shouldGiveBackAndList(EvidenceStore store) {
        // given
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            references.add(store.put(("tệp " + i).getBytes(UTF_8)));
        }

        // when
        references.add(store.put(WARC));
        String again = store.put(WARC);

        // then
        assertThat(again).isEqualTo(Seal.reference(WARC));
        assertThat(store.get(again)).hasValue(WARC);
        assertThat(store.get("sha256-" + "0".repeat(64))).isEmpty();
        List<String> listed = new ArrayList<>();
        store.forEach(listed::add);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(references);
    }

    @Test
    void shouldWriteAnObjectOnce() throws IOException {
        try (EvidenceStore store = bucket(s3.settings())) {
            // given
            String reference = store.put(WARC);
            byte[] first = s3.objects.get("lachan/" + reference);

            // when
            store.put(WARC);

            // then
            assertThat(s3.objects.get("lachan/" + reference)).isSameAs(first);
        }
    }

    @Test
    void shouldWriteToAServiceThatKnowsNoConditions() throws IOException {
        // given
        s3.knowsConditions = false;

        // when
        try (EvidenceStore store = bucket(s3.settings())) {
            String reference = store.put(WARC);

            // then
            assertThat(store.get(reference)).hasValue(WARC);
        }
    }

    @Test
    void shouldTryAgainWhereTheServiceIsBusyAndGiveUpInTheEnd() throws IOException {
        try (EvidenceStore store = bucket(s3.settings())) {
            // given
            s3.refusals.set(2);

            // then
            assertThat(store.get(store.put(WARC))).hasValue(WARC);

            // given
            s3.refusals.set(100);

            // then
            assertThatThrownBy(() -> store.put(WARC))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageNotContaining(SmallS3.SECRET_KEY);
        }
    }

    @Test
    void shouldFailWithAWrongKeyOrWithoutAService() throws IOException {
        try (EvidenceStore store = bucket(s3.settings("wrong"))) {
            assertThatThrownBy(() -> store.put(WARC)).isInstanceOf(UncheckedIOException.class);
            assertThat(s3.faults).singleElement().asString().contains("signature");
            assertThat(s3.objects).isEmpty();
        }

        s3.close();
        try (EvidenceStore store = bucket(s3.settings())) {
            assertThatThrownBy(() -> store.get(Seal.reference(WARC))).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void shouldRefuseAnObjectThatWasChangedOrMoved() throws IOException {
        try (EvidenceStore store = bucket(s3.settings())) {
            // given
            String reference = store.put(WARC);
            String other = Seal.reference("khác".getBytes(UTF_8));
            s3.objects.put("lachan/" + other, s3.objects.get("lachan/" + reference));

            // then
            assertThatThrownBy(() -> store.get(other)).isInstanceOf(DamagedSeal.class);
            assertThatThrownBy(() -> store.get("../x")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldTakeABucketFromTheEnvironmentOnlyWhole() {
        // given
        Map<String, String> half = Map.of(
                "LACHAN_EVIDENCE_S3_BUCKET", "b", "LACHAN_EVIDENCE_S3_ENDPOINT", "ftp://kho.example", "PATH", "/bin");
        Map<String, String> whole = Map.of(
                "LACHAN_EVIDENCE_S3_BUCKET", "b",
                "LACHAN_EVIDENCE_S3_ENDPOINT", "https://kho.example",
                "LACHAN_EVIDENCE_S3_ACCESS_KEY", "a",
                "LACHAN_EVIDENCE_S3_SECRET_KEY", "bí mật");

        // then
        assertThat(S3Settings.from(Map.of("LACHAN_EVIDENCE_S3_BUCKET", ""))).isEmpty();
        assertThatThrownBy(() -> S3Settings.from(half))
                .isInstanceOfSatisfying(BadSettings.class, bad -> assertThat(bad.problems())
                        .containsExactly(
                                "LACHAN_EVIDENCE_S3_ACCESS_KEY is missing",
                                "LACHAN_EVIDENCE_S3_SECRET_KEY is missing",
                                "LACHAN_EVIDENCE_S3_ENDPOINT is no http or https address"));
        assertThat(S3Settings.from(whole)).hasValueSatisfying(settings -> {
            assertThat(settings.region()).isEqualTo("us-east-1");
            assertThat(settings.toString()).contains("kho.example").doesNotContain("bí mật");
        });
    }

    private EvidenceStore bucket(S3Settings settings) throws IOException {
        return S3Evidence.at(settings, folder.resolve("keys"));
    }
}

package org.lachan.ingest.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lachan.ingest.intake.Partners;
import org.lachan.ingest.tasks.Origin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PartnerEndpointTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private Page page;

    @BeforeEach
    void start() throws Exception {
        page = new Page(folder, 1_500);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private static JsonNode result(HttpResponse<String> answer, int row) {
        return JSON.readTree(answer.body()).get("results").get(row);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("status").intValue()).isEqualTo(status);
    }

    private static String row(int number) {
        return "{\"reference\":\"R" + number + "\",\"text\":\"báo cáo " + number + "\"}";
    }

    @Test
    void shouldTakeOneReportAndSayOfTheSecondThatItIsARepeat() throws Exception {
        // given
        String json = "{\"text\":\"Bạn học bị bắt nạt\",\"category\":\"bullying\",\"contact\":\"cô An\"}";
        String[] headers = {"Content-Type", "application/json; charset=utf-8", "Idempotency-Key", "K-1"};

        // when
        HttpResponse<String> first = page.partner(json, headers);
        HttpResponse<String> second = page.partner(json, headers);
        HttpResponse<String> other = page.partner(json.replace("học", "cùng lớp"), headers);

        // then
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.body())
                .isEqualTo("{\"results\":[{\"row\":1,\"reference\":\"K-1\",\"status\":\"accepted\",\"errors\":[]}]}");
        assertThat(result(second, 0).get("status").stringValue()).isEqualTo("repeat");
        assertProblem(other, 409);
        assertThat(page.published).singleElement().satisfies(filed -> {
            assertThat(filed.sender().id()).isEqualTo("hotline");
            assertThat(filed.sender().origin()).isEqualTo(Origin.HOTLINE);
            assertThat(filed.contactRef()).startsWith("sha256-");
            assertThat(filed.report().contact()).isNull();
        });
    }

    @Test
    void shouldTellEachRowOfABatchWhatBecameOfIt() throws Exception {
        // given
        page.partner(row(1));

        // when
        HttpResponse<String> answer = page.partner("[" + row(1) + "," + row(2)
                + ",{\"reference\":\"R3\",\"reported_url\":\"javascript:alert(1)\"},{\"text\":\"x\",\"who\":\"y\"},"
                + row(2).replace("báo", "thay") + "]");

        // then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body()).get("results"))
                .extracting(each -> each.get("status").stringValue())
                .containsExactly("repeat", "accepted", "refused", "refused", "refused");
        assertThat(result(answer, 2).get("reference").stringValue()).isEqualTo("R3");
        assertThat(result(answer, 2).get("errors").get(0).get("key").stringValue())
                .isEqualTo("reported_url");
        assertThat(result(answer, 3).get("errors"))
                .extracting(each -> each.get("key").stringValue())
                .containsExactly("who", "reference");
        assertThat(result(answer, 4).get("errors").get(0).get("reason").stringValue())
                .isEqualTo("was used for another report");
        assertThat(page.published).hasSize(2);
    }

    @Test
    void shouldReadJsonLines() throws Exception {
        // when
        HttpResponse<String> answer =
                page.partner(row(1) + "\nnonsense\n" + row(2) + "\n", "Content-Type", "application/x-ndjson");

        // then
        assertThat(JSON.readTree(answer.body()).get("results"))
                .extracting(each -> each.get("status").stringValue())
                .containsExactly("accepted", "refused", "accepted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text":"x"}|application/json|422
                    {"reference":"a"}|application/json|422
                    {"reference":"a","text":"x","ip":"1"}|application/json|422
                    {"reference":|application/json|400
                    {"reference":"a","text":"x"} {}|application/json|400
                    []|application/json|400
                    [1|application/json|400
                    "text"|application/json|400
                    {"reference":"a","text":"x"}|text/plain|415
                    {"reference":"a","text":"x"}|application/json; charset=windows-1258|415
                    {"reference":"a","text":"x"}|nonsense|415
                    """)
    void shouldRefuseWhatItCannotRead(String body, String type, int status) throws Exception {
        assertProblem(page.partner(body, "Content-Type", type), status);
        assertThat(page.published).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws Exception {
        // given
        String rows = IntStream.rangeClosed(1, 1_001)
                .mapToObj(PartnerEndpointTest::row)
                .collect(Collectors.joining(",", "[", "]"));

        // then
        assertProblem(page.partner(rows), 413);
        assertProblem(page.partner("[" + " ".repeat(5 << 20) + "]"), 413);
        assertThat(page.published).isEmpty();
    }

    @Test
    void shouldRefuseWhoHasNoGoodTokenAndThenWhoGoesOnTrying() throws Exception {
        // given
        HttpRequest.Builder bare = page.request("/intake/v1/reports")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(row(1)));

        // then
        HttpResponse<String> answer = page.send(bare);
        assertProblem(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        for (int i = 1; i < 20; i++) {
            assertProblem(page.send(bare.setHeader("Authorization", "Bearer " + page.token + i)), 401);
        }
        assertProblem(page.send(bare), 429);
        assertThat(page.send(bare.setHeader("X-Forwarded-For", "203.0.113.9")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldForgetARevokedTokenAtOnce() throws Exception {
        // given
        assertThat(page.partner(row(1)).statusCode()).isEqualTo(202);

        // when
        Path file = Partners.file(page.folder.config());
        Partners.read(file).revoke("hotline", page.watch.instant()).write(file);

        // then
        assertProblem(page.partner(row(2)), 401);
    }

    @Test
    void shouldHoldAPartnerToItsRatesUntilTheyRefill() throws Exception {
        // given
        for (int i = 0; i < 120; i++) {
            assertThat(page.partner(row(1)).statusCode()).isEqualTo(202);
        }

        // when
        HttpResponse<String> answer = page.partner(row(1));

        // then
        assertProblem(answer, 429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");

        // when
        page.watch.pass(Duration.ofSeconds(1));

        // then
        assertThat(page.partner(row(1)).statusCode()).isEqualTo(202);
    }

    @Test
    void shouldHoldAPartnerToItsDailyLimit() throws Exception {
        // given
        page.partner(IntStream.rangeClosed(1, 1_000)
                .mapToObj(PartnerEndpointTest::row)
                .collect(Collectors.joining(",", "[", "]")));

        // when
        String more = IntStream.rangeClosed(2_001, 2_501)
                .mapToObj(PartnerEndpointTest::row)
                .collect(Collectors.joining(",", "[", "]"));
        HttpResponse<String> answer = page.partner(more);

        // then
        assertProblem(answer, 429);
        assertThat(answer.headers().firstValue("Retry-After"))
                .contains(String.valueOf(Duration.ofHours(16).toSeconds()));
        page.watch.pass(Duration.ofHours(16));
        assertThat(page.partner(more).statusCode()).isEqualTo(202);
        assertThat(page.published).hasSize(1_501);
    }

    @Test
    void shouldSayThatNothingIsFiledWhileTheBrokerIsAway() throws Exception {
        // given
        page.away = true;

        // when
        HttpResponse<String> answer = page.partner(row(1));

        // then
        assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        page.away = false;
        assertThat(result(page.partner(row(1)), 0).get("status").stringValue()).isEqualTo("accepted");
    }
}

package org.lachan.takedown.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lachan.avro.Candidate;
import org.lachan.avro.ChildCue;
import org.lachan.avro.Flag;
import org.lachan.avro.FlagState;
import org.lachan.avro.HarmCode;
import org.lachan.avro.HashMatch;
import org.lachan.avro.HeadScore;
import org.lachan.avro.Part;
import org.lachan.avro.Reason;
import org.lachan.avro.SourceKind;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.sealed.SealedStore;
import org.lachan.takedown.TakedownConfiguration;
import org.lachan.takedown.TestTakedown;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseQuery;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.cases.FlagHandler;
import org.lachan.takedown.requests.Addressee;
import org.lachan.takedown.requests.Addressees;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.TestDatabase;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The console on a port of its own, with a database of its own and nobody's broker. */
public final class TestConsole implements AutoCloseable {

    public static final String PASSWORD = "mat khau thu 123";

    private final ConfigurableApplicationContext context;

    private TestConsole(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestConsole start(Path data, int port) {
        var console = new TestConsole(new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "lachan.bootstrap=127.0.0.1:1",
                        "lachan.data=" + data,
                        "logging.level.org.apache.kafka=OFF",
                        "logging.level.org.lachan=ERROR",
                        "spring.flyway.enabled=false",
                        "spring.datasource.url=" + TestDatabase.freshUrl(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres")
                .run());
        console.people();
        return console;
    }

    private void people() {
        person("lan", "Nguyễn Thị Lan (mẫu)", Role.ANALYST);
        person("minh", "Trần Văn Minh (mẫu)", Role.APPROVER);
        person("ha", "Lê Thu Hà (mẫu)", Role.ANALYST, Role.APPROVER);
        person("quynh", "Phạm Như Quỳnh (mẫu)", Role.AUDITOR);
        person("van", "Đỗ Hồng Vân (mẫu)", Role.OPERATOR);
        person("binh", "Hoàng Thanh Bình (mẫu)", Role.OPERATOR);
        bean(Addressees.class)
                .register(
                        new Addressee(
                                "bao-mau",
                                "Báo điện tử Tin Sáng (ví dụ)",
                                "PRESS",
                                "vi",
                                "VN",
                                Set.of("bao.example"),
                                "outbox",
                                null),
                        Actor.SYSTEM);
    }

    private void person(String username, String name, Role... roles) {
        bean(Accounts.class).add(username, name, PASSWORD, Set.of(roles), Actor.SYSTEM);
    }

    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Flag.Builder flag(String postId, HarmCode code, String text) throws IOException {
        DataFolder folder = bean(DataFolder.class);
        SealedStore texts = SealedStore.open(folder.sealed().resolve("texts"), folder.keys());
        Instant now = Instant.now();
        return Flag.newBuilder()
                .setPostId(postId)
                .setRevision(1)
                .setPart(Part.TEXT)
                .setState(FlagState.RAISED)
                .setSourceId("bao-tin-sang")
                .setSourceKind(SourceKind.FEED)
                .setUrl("https://bao.example/doi-song/" + postId)
                .setLanguage("vi")
                .setCandidates(List.of(new Candidate(code, code.name().toLowerCase(java.util.Locale.ROOT), 0.87, 0.6)))
                .setHeads(List.of(
                        new HeadScore(code.name().toLowerCase(java.util.Locale.ROOT), 0.87),
                        new HeadScore("bully", 0.21)))
                .setCues(List.of(ChildCue.TEXT))
                .setReasons(List.of())
                .setTextRef(texts.put(text.getBytes(StandardCharsets.UTF_8)))
                .setModelVersion("text-1")
                .setPolicyVersion("0f3a9c1d22b84e57")
                .setFetchedAt(now.minusSeconds(3700))
                .setFlaggedAt(now.minusSeconds(3600));
    }

    public Flag.Builder match(String postId) throws IOException {
        return flag(postId, HarmCode.CSAM, "-")
                .setPart(Part.MEDIA)
                .clearUrl()
                .setUrlRef("sha256-" + "0".repeat(64))
                .clearTextRef()
                .setMediaId("f".repeat(64))
                .setMatches(List.of(new HashMatch("h1", "demo", "SHA256", 0)));
    }

    public UUID take(Flag flag) {
        var flags = new FlagHandler(bean(AuditChain.class), java.time.Clock.systemUTC());
        bean(Database.class).run(tx -> flags.take(tx, flags.read(TestTakedown.SERDES, TestTakedown.record(flag, 0))));
        return caseOf(flag.getPostId()).id();
    }

    public Case caseOf(String postId) {
        return Arrays.stream(CaseState.Name.values())
                .flatMap(state -> bean(Cases.class).queue(new CaseQuery(state, null, 500, 0)).stream())
                .filter(one -> one.postId().equals(postId))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({TakedownConfiguration.class, ConsoleConfiguration.class})
    static class Application {}

    /** A reason where the needle stands, in code points. */
    public static Reason reason(String text, String needle, String kind, double weight) {
        int at = text.indexOf(needle);
        int start = text.codePointCount(0, at);
        return new Reason(start, start + needle.codePointCount(0, needle.length()), kind, weight);
    }
}

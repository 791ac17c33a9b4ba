package org.lachan.takedown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
import org.lachan.content.sealed.SealedStore;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CaseQuery;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.cases.Decision;
import org.lachan.takedown.cases.FlagHandler;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.requests.Addressee;
import org.lachan.takedown.requests.Addressees;
import org.lachan.takedown.requests.Issuer;
import org.lachan.takedown.requests.LegalBases;
import org.lachan.takedown.requests.Requests;
import org.lachan.takedown.requests.Transitions;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.TestDatabase;

/** The whole role on a fresh database, without Kafka and Spring. */
public final class TestTakedown {
    public static final Actor LAN = new Actor("lan", "p-lan", Set.of(Role.ANALYST, Role.APPROVER));
    public static final Actor MINH = new Actor("minh", "p-minh", Set.of(Role.ANALYST, Role.APPROVER));
    public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    public static final Issuer ISSUER = new Issuer("Cơ quan mẫu", false);
    public static final AvroSerdes SERDES = new AvroSerdes(OurSchemas.asStore());

    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final Database database = TestDatabase.fresh();
    public final AuditChain audit = new AuditChain(clock);
    public final Relay relay = new Relay(clock);
    public final SealedStore texts = texts();
    public final FlagHandler flags = new FlagHandler(audit, clock);
    public final Cases cases = new Cases(database, audit, relay, texts, clock);
    public final LegalBases bases = new LegalBases(database);
    public final Addressees addressees = new Addressees(database, audit);
    public final Transitions transitions = new Transitions(audit, relay, ISSUER, clock);
    public final Requests requests = new Requests(database, audit, transitions, bases, addressees, ISSUER, clock);

    public TestTakedown() {
        addressees.register(
                new Addressee("bao-mau", "Báo Mẫu", "PRESS", "vi", "VN", Set.of("bao.example"), "outbox", null),
                Actor.SYSTEM);
    }

    /** A text flag for PII on a page of bao.example. */
    public Flag.Builder flag(String postId, int revision) {
        String text = texts.put(("Bản tin mẫu\nNội dung thử " + postId).getBytes(StandardCharsets.UTF_8));
        return Flag.newBuilder()
                .setPostId(postId)
                .setRevision(revision)
                .setPart(Part.TEXT)
                .setState(FlagState.RAISED)
                .setSourceId("bao-mau")
                .setSourceKind(SourceKind.FEED)
                .setUrl("https://bao.example/tin/" + postId)
                .setLanguage("vi")
                .setCandidates(List.of(new Candidate(HarmCode.PII, "pii", 0.9, 0.5)))
                .setHeads(List.of(new HeadScore("pii", 0.9)))
                .setCues(List.of(ChildCue.TEXT))
                .setReasons(List.of(new Reason(0, 3, "head:pii", 0.4)))
                .setTextRef(text)
                .setModelVersion("m1")
                .setPolicyVersion("p1")
                .setFetchedAt(NOW.minusSeconds(60))
                .setFlaggedAt(NOW.minusSeconds(30 - revision));
    }

    /** A picture of the same post that matched a hash list. */
    public Flag.Builder match(String postId) {
        return flag(postId, 1)
                .setPart(Part.MEDIA)
                .setUrl(null)
                .setUrlRef("sha256-" + "0".repeat(64))
                .setTextRef(null)
                .setReasons(List.of())
                .setMediaId("f".repeat(64))
                .setMatches(List.of(new HashMatch("h1", "demo", "SHA256", 0)));
    }

    public static ConsumerRecord<byte[], byte[]> record(Flag flag, long offset) {
        byte[] value = SERDES.serializer(Flag.class).serialize("flags", flag);
        return new ConsumerRecord<>("flags", 0, offset, flag.getPostId().getBytes(StandardCharsets.UTF_8), value);
    }

    public void take(Flag flag) {
        database.run(tx -> flags.take(tx, flags.read(SERDES, record(flag, 0))));
    }

    /** The case of a post, read anew. */
    public Case caseOf(String postId) {
        return cases.queue(new CaseQuery(null, null, 500, 0)).stream()
                .filter(item -> item.postId().equals(postId))
                .findFirst()
                .orElseThrow();
    }

    public Case confirmed(String postId, org.lachan.takedown.harm.HarmCode code) {
        take(flag(postId, 1).build());
        return confirm(postId, code);
    }

    /** Lan's decision on a case that is open. */
    public Case confirm(String postId, org.lachan.takedown.harm.HarmCode code) {
        Case open = caseOf(postId);
        return cases.decide(open.id(), open.version(), new Decision(VerdictKind.CONFIRMED, code, ""), LAN);
    }

    public UUID confirmedPii(String postId) {
        return confirmed(postId, org.lachan.takedown.harm.HarmCode.PII).id();
    }

    public long count(String table) {
        return database.transaction(
                tx -> tx.statement("select count(*) as n from " + table).one(row -> row.number("n")));
    }

    private static SealedStore texts() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "sealed-");
            return SealedStore.open(folder.resolve("texts"), folder.resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

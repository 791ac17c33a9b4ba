package org.lachan.takedown;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.lachan.content.crawl.SourceReports;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.schemas.Topics;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.audit.AuditLog;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.cases.FlagHandler;
import org.lachan.takedown.channel.Outbox;
import org.lachan.takedown.channel.OutboxHandler;
import org.lachan.takedown.consume.ConsumeLoop;
import org.lachan.takedown.consume.ConsumeLoop.Membership;
import org.lachan.takedown.consume.FollowLoop;
import org.lachan.takedown.intake.UrlDesk;
import org.lachan.takedown.letters.LetterWriter;
import org.lachan.takedown.letters.Letterhead;
import org.lachan.takedown.relay.Loop;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.relay.RelayLoop;
import org.lachan.takedown.requests.Addressees;
import org.lachan.takedown.requests.Issuer;
import org.lachan.takedown.requests.LegalBases;
import org.lachan.takedown.requests.Requests;
import org.lachan.takedown.requests.Transitions;
import org.lachan.takedown.sources.SourceDesk;
import org.lachan.takedown.sources.SourceOverview;
import org.lachan.takedown.sources.SourceRegister;
import org.lachan.takedown.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the takedown role from a DataSource and the properties {@code lachan.bootstrap}, {@code lachan.data} and
 * {@code lachan.instance}.
 */
@Configuration(proxyBeanMethods = false)
public class TakedownConfiguration {
    /** Consumer group that reads {@code flags}. */
    public static final String CASES_GROUP = "takedown-cases";
    /** Consumer group that reads {@code takedowns}. */
    public static final String OUTBOX_GROUP = "takedown-outbox";

    // The audit chain is locked while a batch is taken: the console must not wait long, nor for letters to be printed.
    private static final int FLAGS_AT_ONCE = 100;
    private static final Duration SWEEP = Duration.ofSeconds(1);

    @Bean
    Clock takedownClock() {
        return Clock.systemUTC();
    }

    @Bean
    Database database(DataSource source) {
        return new Database(source).migrate();
    }

    @Bean
    DataFolder takedownFolder(@Value("${lachan.data}") Path data) throws IOException {
        return new DataFolder(data).create();
    }

    @Bean
    AuditChain auditChain(Clock clock) {
        return new AuditChain(clock);
    }

    @Bean
    AuditLog auditLog(Database database) {
        return new AuditLog(database);
    }

    @Bean
    AuditVerifier auditVerifier(Database database) {
        return new AuditVerifier(database);
    }

    @Bean
    Relay relay(Clock clock) {
        return new Relay(clock);
    }

    @Bean
    Accounts accounts(Database database, AuditChain audit, Clock clock) {
        return new Accounts(database, audit, clock);
    }

    @Bean
    Cases cases(Database database, AuditChain audit, Relay relay, DataFolder folder, Clock clock) throws IOException {
        SealedStore texts = SealedStore.open(folder.sealed().resolve("texts"), folder.keys());
        return new Cases(database, audit, relay, texts, clock);
    }

    @Bean
    LegalBases legalBases(Database database) {
        return new LegalBases(database);
    }

    @Bean
    Addressees addressees(Database database, AuditChain audit) {
        return new Addressees(database, audit);
    }

    @Bean
    Letterhead letterhead() {
        return Letterhead.sample();
    }

    @Bean
    Issuer issuer(Letterhead head) {
        return new Issuer(head.name(), head.competent());
    }

    @Bean
    LetterWriter letterWriter(Letterhead head) {
        return new LetterWriter(head);
    }

    @Bean
    Transitions transitions(AuditChain audit, Relay relay, Issuer issuer, Clock clock) {
        return new Transitions(audit, relay, issuer, clock);
    }

    @Bean
    Requests requests(
            Database database,
            AuditChain audit,
            Transitions transitions,
            LegalBases bases,
            Addressees addressees,
            Issuer issuer,
            Clock clock) {
        return new Requests(database, audit, transitions, bases, addressees, issuer, clock);
    }

    @Bean
    UrlDesk urlDesk(
            Database database,
            Cases cases,
            Requests requests,
            AuditChain audit,
            Relay relay,
            DataFolder folder,
            Clock clock)
            throws IOException {
        return new UrlDesk(database, cases, requests, audit, relay, Identities.load(folder.keys()), clock);
    }

    @Bean
    SourceDesk sourceDesk(Database database, AuditChain audit, Relay relay, Clock clock) {
        return new SourceDesk(database, audit, relay, clock);
    }

    @Bean
    SourceRegister sourceRegister(SourceDesk desk) {
        return new SourceRegister(desk);
    }

    @Bean
    SourceReports sourceReports() {
        return new SourceReports();
    }

    @Bean
    SourceOverview sourceOverview(SourceDesk desk, SourceReports reports, Clock clock) {
        return new SourceOverview(desk, reports, clock);
    }

    @Bean
    Loop sourceStatusLoop(KafkaSettings kafka, SourceReports reports) {
        return FollowLoop.of("source-status", kafka.bootstrap(), Topics.SOURCE_STATUS, reports);
    }

    @Bean
    Loop casesLoop(Database database, AuditChain audit, Relay relay, Clock clock, KafkaSettings kafka) {
        return ConsumeLoop.of(
                kafka.as(CASES_GROUP),
                Topics.FLAGS.name(),
                new FlagHandler(audit, clock),
                database,
                relay,
                FLAGS_AT_ONCE);
    }

    @Bean
    Loop outboxLoop(
            Database database,
            Relay relay,
            Transitions transitions,
            LetterWriter writer,
            DataFolder folder,
            KafkaSettings kafka) {
        // One at a time: the chain is not held while the next letter is printed.
        OutboxHandler handler = new OutboxHandler(new Outbox(folder.outbox(), writer), transitions);
        return ConsumeLoop.of(kafka.as(OUTBOX_GROUP), Topics.TAKEDOWNS.name(), handler, database, relay, 1);
    }

    @Bean
    Loop droppedTextsLoop(Cases cases) {
        return Loop.every("dropped-texts", SWEEP, cases::sweep);
    }

    @Bean
    Loop relayLoop(Database database, KafkaSettings kafka) {
        return RelayLoop.of(kafka.bootstrap(), database);
    }

    @Bean
    KafkaSettings kafkaSettings(
            @Value("${lachan.bootstrap}") String bootstrap, @Value("${lachan.instance:local}") String instance) {
        return new KafkaSettings(bootstrap, instance);
    }

    @Bean
    Takedown takedown(Database database, Cases cases, Requests requests, List<Loop> loops) {
        return new Takedown(database, cases, requests, loops);
    }

    record KafkaSettings(String bootstrap, String instance) {
        Membership as(String group) {
            return new Membership(bootstrap, group, instance);
        }
    }
}

package org.lachan.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.lachan.launcher.engines.DatabaseAccess;
import org.lachan.launcher.sampleweb.SampleWeb;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.audit.AuditVerifier;
import org.lachan.takedown.requests.Addressees;
import org.lachan.takedown.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code demo --once} does, with engines and roles that run elsewhere: from the sample web to the letters. */
public final class Journey {
    private static final Logger LOG = LoggerFactory.getLogger(Journey.class);
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Places places;
    private final Database database;
    private final Clock clock = Clock.systemUTC();
    private final Instant begin = clock.instant();

    /**
     * Where what it passes is.
     *
     * @param crawler management address of the ingest role
     * @param letters how many complete letters are in the outbox
     */
    public record Places(String bootstrap, DatabaseAccess database, URI console, URI crawler, LongSupplier letters) {}

    public Journey(Places places) {
        this.places = places;
        DatabaseAccess access = places.database();
        this.database = Database.at(access.url(), access.user(), access.password());
    }

    /**
     * Goes through all editions of the web, decides, requests, approves, and waits for the letters.
     *
     * @param folder for the accounts' passwords
     * @return what is not as the web says it must be; empty when all is
     */
    public List<String> walk(SampleWeb web, Path folder) throws IOException {
        DemoAccounts people = people(folder);
        Poison.publishOnce(places.bootstrap());
        Deadline deadline = Deadline.in(LIMIT, clock);
        try (Tally tally = new Tally(places.bootstrap(), begin);
                CommittedLog log = new CommittedLog(places.bootstrap())) {
            Standstill standstill = new Standstill(log, database, places.crawler());
            deadline.await(() -> standstill.pending(begin));
            web.turnTo(SampleWeb.EDITIONS);
            Instant turned = clock.instant();
            deadline.await(() -> standstill.pending(turned));
            act(people);
            deadline.await(() -> undelivered().or(() -> standstill.pending(begin)));
            Summary summary = summary(tally);
            LOG.info("event=journey_done counts={}", summary.line());
            return summary.differencesFrom(SampleWeb.expected());
        }
    }

    private DemoAccounts people(Path folder) {
        DatabaseAccess access = places.database();
        DemoAccounts people = DemoAccounts.in(folder.resolve("accounts.json"));
        people.addTo(Accounts.at(access.url(), access.user(), access.password()));
        DemoAddressees.register(new Addressees(database, new AuditChain(clock)));
        return people;
    }

    private void act(DemoAccounts people) {
        DemoAccounts.Login analyst = people.login(Role.ANALYST);
        DemoAccounts.Login approver = people.login(Role.APPROVER);
        new ScriptedAnalyst(ConsoleSession.logIn(places.console(), analyst.username(), analyst.password())).act();
        new ScriptedApprover(ConsoleSession.logIn(places.console(), approver.username(), approver.password())).act();
    }

    private Optional<String> undelivered() {
        long approved = count("select count(*) as rows from removal_request where state = 'APPROVED'");
        return approved == 0 ? Optional.empty() : Optional.of(approved + " approved requests on their way");
    }

    private Summary summary(Tally tally) {
        return new Summary(
                tally.count(),
                count("select count(*) as rows from moderation_case"),
                count("select count(*) as rows from removal_request where state = 'IN_OUTBOX'"),
                places.letters().getAsLong(),
                new AuditVerifier(database).verify(null).ok(),
                Duration.between(begin, clock.instant()).toSeconds());
    }

    private long count(String query) {
        return database.transaction(tx -> tx.statement(query).one(row -> row.number("rows")));
    }
}

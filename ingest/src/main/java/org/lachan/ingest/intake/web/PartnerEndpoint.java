package org.lachan.ingest.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lachan.ingest.intake.BrokerAway;
import org.lachan.ingest.intake.Filing;
import org.lachan.ingest.intake.HandedIn;
import org.lachan.ingest.intake.Partner;
import org.lachan.ingest.intake.RateLimit;
import org.lachan.ingest.intake.ReportDesk;
import org.lachan.ingest.intake.ReportDesk.Rewriting;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where partners hand in: one report or up to 1,000 at once. */
@Controller
class PartnerEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerEndpoint.class);
    private static final String BEARER = "Bearer ";
    private static final int REQUESTS_A_MINUTE = 120;
    private static final int REQUESTS_OF_AN_ADDRESS_A_MINUTE = 240;
    private static final int WRONG_TOKENS = 20;
    private static final Duration WRONG_TOKENS_WITHIN = Duration.ofMinutes(10);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final ReportDesk desk;
    private final PartnersOnDisk partners;
    private final Visitors visitors;
    private final Clock clock;
    private final RateLimit byAddress;
    private final RateLimit byPartner;
    private final RateLimit failures;
    private final DailyCount today;

    PartnerEndpoint(ReportDesk desk, PartnersOnDisk partners, Visitors visitors, Clock clock) {
        this.desk = desk;
        this.partners = partners;
        this.visitors = visitors;
        this.clock = clock;
        this.byAddress = new RateLimit(REQUESTS_OF_AN_ADDRESS_A_MINUTE, Duration.ofMinutes(1), clock);
        this.byPartner = new RateLimit(REQUESTS_A_MINUTE, Duration.ofMinutes(1), clock);
        this.failures = new RateLimit(WRONG_TOKENS, WRONG_TOKENS_WITHIN, clock);
        this.today = new DailyCount(clock);
    }

    @PostMapping("/intake/v1/reports")
    @ResponseBody
    ResponseEntity<String> take(HttpServletRequest request) throws IOException {
        try {
            Partner partner = partner(request);
            HandedInBatch batch = HandedInBatch.of(request, clock.instant());
            return batch.isSingle() ? single(partner, batch.rows().get(0)) : batch(partner, batch.rows());
        } catch (Problem problem) {
            return problem.answer();
        } catch (BrokerAway e) {
            LOG.warn("intake=broker-away reason=\"{}\"", e.getMessage());
            return Problem.later(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "nothing can be filed now; send the same again later, it counts once",
                            TRY_AGAIN)
                    .answer();
        }
    }

    private Partner partner(HttpServletRequest request) throws Problem {
        String caller = visitors.key(request);
        allow(byAddress.take(caller));
        allow(failures.look(caller));
        String given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        Optional<Partner> partner = given.startsWith(BEARER)
                ? partners.now().byToken(given.substring(BEARER.length()).strip())
                : Optional.empty();
        if (partner.isEmpty()) {
            failures.take(caller);
            throw Problem.of(HttpStatus.UNAUTHORIZED, "a partner's token is needed: Authorization: Bearer TOKEN");
        }
        allow(byPartner.take(partner.get().id()));
        return partner.get();
    }

    private static void allow(Duration wait) throws Problem {
        if (!wait.isZero()) {
            throw Problem.later(HttpStatus.TOO_MANY_REQUESTS, "too many requests", wait);
        }
    }

    private ResponseEntity<String> single(Partner partner, Row row) throws Problem {
        if (row instanceof Row.Bad bad) {
            throw Problem.of(bad.wrongs());
        }
        List<Filing> filings = file(partner, List.of(row));
        if (filings.get(0).outcome() == Filing.Outcome.CONFLICT) {
            throw Problem.of(HttpStatus.CONFLICT, "this reference or Idempotency-Key was used for another report");
        }
        return Results.of(List.of(row), filings);
    }

    private ResponseEntity<String> batch(Partner partner, List<Row> rows) throws Problem {
        return Results.of(rows, file(partner, rows));
    }

    private List<Filing> file(Partner partner, List<Row> rows) throws Problem {
        List<HandedIn> reports = rows.stream()
                .flatMap(row -> row instanceof Row.Good good ? Optional.of(good.report()).stream() : null)
                .toList();
        if (today.of(partner.id()) + reports.size() > partner.dailyLimit()) {
            throw Problem.later(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "the daily limit of " + partner.dailyLimit() + " reports does not leave room for these",
                    today.untilTomorrow());
        }
        List<Filing> filings = desk.file(Sender.partner(partner.id(), null), reports, Rewriting.REFUSED);
        long fresh = filings.stream().filter(Filing::isFiled).count();
        today.add(partner.id(), fresh);
        LOG.info("intake=filed sender={} rows={} usable={} new={}", partner.id(), rows.size(), reports.size(), fresh);
        return filings;
    }
}

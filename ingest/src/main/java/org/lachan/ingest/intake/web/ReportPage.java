package org.lachan.ingest.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lachan.ingest.intake.BrokerAway;
import org.lachan.ingest.intake.Category;
import org.lachan.ingest.intake.HandedIn;
import org.lachan.ingest.intake.RateLimit;
import org.lachan.ingest.intake.RawReport;
import org.lachan.ingest.intake.ReportDesk;
import org.lachan.ingest.intake.ReportDesk.Rewriting;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The public's form. It keeps nothing of who sends it: no address, no cookie, no session. */
@Controller
class ReportPage {
    static final int LARGEST_FORM = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReportPage.class);
    private static final int FORMS_OF_AN_ADDRESS = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int REPORTS_OF_ALL_A_MINUTE = 120;
    private static final String EVERYBODY = "everybody";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(60);

    private final ReportDesk desk;
    private final FormStamp stamps;
    private final Visitors visitors;
    private final Clock clock;
    private final RateLimit byAddress;
    private final RateLimit ofAll;

    ReportPage(ReportDesk desk, FormStamp stamps, Visitors visitors, Clock clock) {
        this.desk = desk;
        this.stamps = stamps;
        this.visitors = visitors;
        this.clock = clock;
        this.byAddress = new RateLimit(FORMS_OF_AN_ADDRESS, WITHIN, clock);
        this.ofAll = new RateLimit(REPORTS_OF_ALL_A_MINUTE, Duration.ofMinutes(1), clock);
    }

    @GetMapping("/")
    String home() {
        return "redirect:/report";
    }

    @GetMapping("/report")
    String show(Model model, Locale locale) {
        return form(model, locale, ReportForm.empty(stamps.fresh()), Map.of());
    }

    @PostMapping("/report")
    String take(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return Mishap.notice(model, locale, "forbidden");
        }
        ReportForm form = ReportForm.of(request);
        Duration wait = byAddress.take(visitors.key(request));
        if (!wait.isZero()) {
            return later(response, model, locale, form, wait);
        }
        FormStamp.Checked stamp = stamps.check(form.stamp());
        if (stamp instanceof FormStamp.Checked.Good good) {
            return checked(response, model, locale, form, good.receipt());
        }
        return stamp instanceof FormStamp.Checked.TooSoon
                ? again(response, model, locale, form, "too-soon")
                : again(response, model, locale, form.stamped(stamps.fresh()), "too-late");
    }

    private String checked(HttpServletResponse response, Model model, Locale locale, ReportForm form, String receipt) {
        // Not thanks and the bin: a browser may have filled the hidden field for somebody who means it.
        if (!form.trap().isEmpty()) {
            return again(response, model, locale, form, "trap");
        }
        Row row = form.raw(receipt).read(1, 1, clock.instant());
        if (row instanceof Row.Bad bad) {
            return wrong(response, model, locale, form, errors(bad));
        }
        return file(response, model, locale, form, ((Row.Good) row).report());
    }

    private String file(HttpServletResponse response, Model model, Locale locale, ReportForm form, HandedIn report) {
        Duration wait = ofAll.take(EVERYBODY);
        if (!wait.isZero()) {
            return later(response, model, locale, form, wait);
        }
        try {
            desk.file(Sender.PUBLIC, List.of(report), Rewriting.ALLOWED);
        } catch (BrokerAway e) {
            LOG.warn("report-form=broker-away reason=\"{}\"", e.getMessage());
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(TRY_AGAIN.toSeconds()));
            return form(model, locale, form, Map.of("", "away"));
        }
        model.addAttribute("lang", locale.getLanguage());
        model.addAttribute("receipt", report.reference());
        return "receipt";
    }

    private String later(HttpServletResponse response, Model model, Locale locale, ReportForm form, Duration wait) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Problem.seconds(wait)));
        return form(model, locale, form, Map.of("", "too-many"));
    }

    private String again(HttpServletResponse response, Model model, Locale locale, ReportForm form, String why) {
        return wrong(response, model, locale, form, Map.of("", why));
    }

    private String wrong(
            HttpServletResponse response, Model model, Locale locale, ReportForm form, Map<String, String> errors) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, locale, form, errors);
    }

    // The first of each field, in the order of the fields.
    private static Map<String, String> errors(Row.Bad bad) {
        Map<String, String> errors = new LinkedHashMap<>();
        RawReport.KEYS.forEach(key -> bad.wrongs().stream()
                .filter(wrong -> wrong.key().equals(key))
                .findFirst()
                .ifPresent(wrong -> errors.put(key, wrong.complaint().name())));
        return errors;
    }

    /** @param errors by field, or under the empty name what concerns all of it */
    private static String form(Model model, Locale locale, ReportForm form, Map<String, String> errors) {
        model.addAttribute("lang", locale.getLanguage());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("categories", Category.values());
        return "report";
    }
}

package org.lachan.takedown.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lachan.content.crawl.Polls;
import org.lachan.content.crawl.SourceReport;
import org.lachan.content.crawl.Trouble;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CasePart;
import org.lachan.takedown.cases.CaseSource;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.RequestState;
import org.lachan.takedown.sources.AccountFault;
import org.lachan.takedown.sources.ProposalState;
import org.lachan.takedown.sources.SourceLine;
import org.springframework.context.MessageSource;

/** How values read on a page, in the reader's language; times in the time zone of Vietnam. */
public final class Words {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Locale locale;
    private final MessageSource messages;
    private final Clock clock;

    Words(Locale locale, MessageSource messages, Clock clock) {
        this.locale = locale;
        this.messages = messages;
        this.clock = clock;
    }

    public boolean vietnamese() {
        return !locale.getLanguage().equals("en");
    }

    public String harm(HarmCode code) {
        return vietnamese() ? code.vi() : code.en();
    }

    public String action(RequestedAction action) {
        return vietnamese() ? action.vi() : action.en();
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    public String day(@Nullable LocalDate date) {
        return date == null ? "…" : DAY.format(date);
    }

    /** Age in the largest whole unit. */
    public String ago(Instant at) {
        return span(Duration.between(at, clock.instant()));
    }

    /** How long ago, as a part of a sentence. */
    public String past(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        return age.toMinutes() < 1 ? text("age.now") : text("age.past", span(age));
    }

    /** A length of time in its largest whole unit. */
    public String span(Duration age) {
        if (age.toMinutes() < 1) {
            return text("age.now");
        }
        if (age.toHours() < 1) {
            return text("age.minutes", age.toMinutes());
        }
        return age.toHours() < 48 ? text("age.hours", age.toHours()) : text("age.days", age.toDays());
    }

    /** The group that the hotline gave a report, as it stands where we have no word for it. */
    public String group(CaseSource.Report report) {
        String group = report.group() == null ? "" : report.group();
        return String.valueOf(messages.getMessage("report." + (group.isEmpty() ? "none" : group), null, group, locale));
    }

    public String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value * 100);
    }

    /** The highest candidate's value; null where no score raised the case. */
    public @Nullable Double best(Case one) {
        OptionalDouble best = one.parts().stream()
                .flatMap(part -> part.candidates().stream())
                .filter(candidate -> !candidate.head().equals(CasePart.REPORT))
                .mapToDouble(CasePart.Candidate::value)
                .max();
        return best.isPresent() ? best.getAsDouble() : null;
    }

    /** The {@code lang} of a text in a language that the classifier named; null where it is not one language. */
    public @Nullable String speech(String language) {
        return switch (language) {
            case "vi", "vi-plain" -> "vi";
            case "en" -> "en";
            default -> null;
        };
    }

    /** The harm code that a person named; null in the other states. */
    public @Nullable HarmCode codeOf(CaseState state) {
        if (state instanceof CaseState.Confirmed confirmed) {
            return confirmed.code();
        }
        return state instanceof CaseState.HandedOff handedOff ? handedOff.code() : null;
    }

    /** What is wrong with a source, one sentence; empty where all is well. */
    public String trouble(SourceLine line) {
        Trouble trouble = line.trouble();
        if (trouble == null) {
            return "";
        }
        Polls polls = line.report() == null ? null : line.report().polls();
        Instant since = polls == null ? null : polls.succeededAt();
        return switch (trouble) {
            case FAILING -> since == null ? text("trouble.FAILING.never") : text("trouble.FAILING", past(since));
            case OVERDUE -> text("trouble.OVERDUE", polled(polls));
            case PAUSED -> text("trouble.PAUSED", paused(line.report()));
            case EXPIRED, NEVER_POLLED, KEY, ROBOTS -> text("trouble." + trouble);
        };
    }

    private String polled(@Nullable Polls polls) {
        Instant at = polls == null ? null : polls.polledAt();
        return at == null ? "…" : past(at);
    }

    private static String paused(@Nullable SourceReport report) {
        return report == null ? "" : String.join(", ", report.pausedHosts());
    }

    public String tag(Trouble trouble) {
        return vietnamese() ? trouble.vi() : trouble.en();
    }

    /** Why a person's account may not be followed. */
    public String fault(AccountFault fault) {
        return vietnamese() ? fault.vi() : fault.en();
    }

    /** How a state of a proposal is marked. */
    public String tone(ProposalState.Name state) {
        return switch (state) {
            case WAITING -> "wait";
            case RELEASED -> "good";
            case RETURNED -> "bad";
        };
    }

    /** The key that picks a verdict. */
    public String key(VerdictKind verdict) {
        return switch (verdict) {
            case CONFIRMED -> "c";
            case DISMISSED -> "d";
            case OUT_OF_SCOPE -> "o";
            case HANDED_OFF -> "h";
        };
    }

    /** How a state of a request is marked: {@code open}, {@code wait}, {@code good} or {@code bad}. */
    public String tone(RequestState.Name state) {
        return switch (state) {
            case DRAFT -> "open";
            case IN_REVIEW, RETURNED -> "wait";
            case APPROVED, IN_OUTBOX -> "good";
            case REJECTED, REJECTED_OUT_OF_SCOPE -> "bad";
        };
    }

    /** The word for a name of a closed set; a name that this version does not know is shown as it is. */
    public String name(String group, Object name) {
        return String.valueOf(messages.getMessage(group + "." + name, null, name.toString(), locale));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}

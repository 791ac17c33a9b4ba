package org.lachan.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Identities;
import org.lachan.content.sealed.SealedStore;
import org.lachan.ingest.intake.Filing.Outcome;

/** Files reports: a contact is sealed, the rest goes onto the topic, and what is there already does not go again. */
public final class ReportDesk {
    private static final int NONCE_BYTES = 16;
    private static final int PATIENCE_SECONDS = 15;

    private final Identities identities;
    private final SealedStore contacts;
    private final KnownReports known;
    private final Consumer<List<FiledReport>> publish;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    // One at a time: two with the same reference at once must not both be new.
    private final ReentrantLock one = new ReentrantLock(true);

    /**
     * @param contacts kept for 30 days
     * @param publish returns once the reports are safe, or throws {@link BrokerAway}
     */
    public ReportDesk(
            Identities identities,
            SealedStore contacts,
            KnownReports known,
            Consumer<List<FiledReport>> publish,
            Clock clock) {
        this.identities = identities;
        this.contacts = contacts;
        this.known = known;
        this.publish = publish;
        this.clock = clock;
    }

    /** Whether a report that is known may say something else now. */
    public enum Rewriting {
        ALLOWED,
        REFUSED
    }

    /**
     * Returns once all that is new is safe.
     *
     * @return one for each report, in their order
     * @throws BrokerAway when nothing can be filed now, or not all is safe
     */
    public List<Filing> file(Sender sender, List<HandedIn> reports, Rewriting rewriting) {
        try {
            if (!known.isComplete() || !one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BrokerAway("The desk is not ready", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("Interrupted before filing", e);
        }
        try {
            return filed(sender, reports, rewriting);
        } finally {
            one.unlock();
        }
    }

    /** What {@link #file} would say, with nothing filed. */
    public List<Filing> look(Sender sender, List<HandedIn> reports, Rewriting rewriting) {
        Map<String, String> fresh = new HashMap<>();
        return reports.stream()
                .map(report -> judge(filed(sender, report, null, clock.instant()), fresh, rewriting))
                .toList();
    }

    private List<Filing> filed(Sender sender, List<HandedIn> reports, Rewriting rewriting) {
        Instant now = clock.instant();
        Map<String, String> fresh = new HashMap<>();
        List<Filing> filings = new ArrayList<>();
        List<FiledReport> sending = new ArrayList<>();
        for (HandedIn report : reports) {
            FiledReport bare = filed(sender, report, null, now);
            Filing filing = judge(bare, fresh, rewriting);
            filings.add(filing);
            if (filing.isFiled()) {
                sending.add(filed(sender, report, sealed(report.contact()), now));
            }
        }
        publish.accept(sending);
        sending.forEach(known::add);
        return filings;
    }

    private Filing judge(FiledReport filed, Map<String, String> fresh, Rewriting rewriting) {
        Optional<String> before =
                Optional.ofNullable(fresh.get(filed.reportId())).or(() -> known.digest(filed.reportId()));
        Outcome outcome = outcome(before, filed.digest(), rewriting);
        Filing filing = new Filing(filed.reportId(), filed.report().reference(), outcome);
        if (filing.isFiled()) {
            fresh.put(filed.reportId(), filed.digest());
        }
        return filing;
    }

    private static Outcome outcome(Optional<String> before, String digest, Rewriting rewriting) {
        if (before.isEmpty()) {
            return Outcome.ACCEPTED;
        }
        if (before.get().equals(digest)) {
            return Outcome.REPEAT;
        }
        return rewriting == Rewriting.ALLOWED ? Outcome.CHANGED : Outcome.CONFLICT;
    }

    private FiledReport filed(Sender sender, HandedIn report, @Nullable String contactRef, Instant now) {
        String id = identities.reportId(sender.id(), report.reference());
        return new FiledReport(id, sender, report.withoutContact(), contactRef, now);
    }

    // A reference is the hash of what is sealed, and few telephone numbers exist: alone, it would tell which one.
    private @Nullable String sealed(@Nullable String contact) {
        if (contact == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String salted = HexFormat.of().formatHex(nonce) + "\n" + contact;
        return contacts.put(salted.getBytes(StandardCharsets.UTF_8));
    }
}

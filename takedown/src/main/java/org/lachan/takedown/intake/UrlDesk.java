package org.lachan.takedown.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lachan.avro.Audience;
import org.lachan.avro.FetchKind;
import org.lachan.avro.FetchTask;
import org.lachan.avro.SourceKind;
import org.lachan.content.identity.Identities;
import org.lachan.content.identity.Urls;
import org.lachan.schemas.Topics;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.requests.Requests;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.RowRefused;
import org.lachan.takedown.store.Sql;

/** Addresses entered by hand. */
public final class UrlDesk {
    /** Source id of what people entered. */
    public static final String SOURCE = "manual";

    private static final String ONCE_A_DAY = "manual_url_url_day_key";
    private static final int MAX_NOTE = 1000;

    private final Database database;
    private final Cases cases;
    private final Requests requests;
    private final AuditChain audit;
    private final Relay relay;
    private final Identities identities;
    private final Clock clock;

    public UrlDesk(
            Database database,
            Cases cases,
            Requests requests,
            AuditChain audit,
            Relay relay,
            Identities identities,
            Clock clock) {
        this.database = database;
        this.cases = cases;
        this.requests = requests;
        this.audit = audit;
        this.relay = relay;
        this.identities = identities;
        this.clock = clock;
    }

    /** "Already requested?" */
    public UrlKnowledge search(String url, Actor actor) {
        actor.mustBe(Role.ANALYST, Role.APPROVER, Role.AUDITOR);
        String normal = normalised(url);
        database.run(tx ->
                audit.append(tx, actor, "url.searched", "url:" + identities.targetId(normal), Map.of("url", normal)));
        return known(normal);
    }

    /** Has a page fetched. One that is known, or was entered today, is not entered again. */
    public Entered enter(String url, String note, Actor analyst) {
        analyst.mustBe(Role.ANALYST);
        if (note.length() > MAX_NOTE) {
            throw new Refused(Refusal.INVALID, "Ghi chú quá dài.", "The note is too long.");
        }
        String normal = normalised(url);
        UrlKnowledge known = known(normal);
        if (!known.cases().isEmpty() || known.requested()) {
            return new Entered.AlreadyKnown(known);
        }
        ManualUrl entry = new ManualUrl(UUID.randomUUID(), normal, note.strip(), analyst.pseudonym(), clock.instant());
        try {
            database.run(tx -> enter(tx, entry, analyst));
            return new Entered.Queued(entry);
        } catch (RowRefused e) {
            if (!e.constraint().equals(ONCE_A_DAY)) {
                throw e;
            }
            return new Entered.AlreadyKnown(known(normal));
        }
    }

    public List<ManualUrl> recent(int limit) {
        return database.transaction(tx -> tx.statement("select * from manual_url order by entered_at desc limit :limit")
                .set("limit", limit)
                .list(UrlDesk::entry));
    }

    private UrlKnowledge known(String normal) {
        List<ManualUrl> entered = database.transaction(
                tx -> tx.statement("select * from manual_url where url = :url order by entered_at desc")
                        .set("url", normal)
                        .list(UrlDesk::entry));
        return new UrlKnowledge(normal, cases.byUrl(normal), requests.byUrl(normal), entered);
    }

    private void enter(Sql tx, ManualUrl entry, Actor analyst) {
        tx.statement("insert into manual_url (id, url, note, entered_by, entered_at, day)"
                        + " values (:id, :url, :note, :by, :at, :day)")
                .set("id", entry.id())
                .set("url", entry.url())
                .set("note", entry.note())
                .set("by", entry.by())
                .set("at", entry.at())
                .set("day", LocalDate.ofInstant(entry.at(), ZoneOffset.UTC))
                .run();
        audit.append(tx, analyst, "url.entered", "url:" + entry.id(), Map.of("url", entry.url(), "note", entry.note()));
        FetchTask task = task(entry);
        relay.tell(tx, Topics.FETCH_TASKS, task.getTargetId(), task, task.getHost());
    }

    private FetchTask task(ManualUrl entry) {
        return FetchTask.newBuilder()
                .setTargetId(identities.targetId(entry.url()))
                .setKind(FetchKind.POST)
                .setSourceId(SOURCE)
                .setSourceKind(SourceKind.MANUAL)
                .setAudience(Audience.UNKNOWN)
                .setUrl(entry.url())
                .setHost(Urls.host(entry.url()))
                .setRequestedAt(entry.at())
                .build();
    }

    private static String normalised(String url) {
        try {
            return Urls.normalise(url);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    Refusal.INVALID,
                    "Địa chỉ không hợp lệ: cần một địa chỉ http hoặc https đầy đủ.",
                    String.valueOf(e.getMessage()));
        }
    }

    private static ManualUrl entry(Row row) {
        return new ManualUrl(
                row.uuid("id"), row.text("url"), row.text("note"), row.text("entered_by"), row.instant("entered_at"));
    }
}

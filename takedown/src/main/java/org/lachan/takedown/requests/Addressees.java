package org.lachan.takedown.requests;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lachan.content.identity.Urls;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** The registry of those whom letters go to. */
public final class Addressees {
    private final Database database;
    private final AuditChain audit;

    public Addressees(Database database, AuditChain audit) {
        this.database = database;
        this.audit = audit;
    }

    public List<Addressee> all() {
        return database.transaction(tx ->
                tx.statement("select * from addressee order by kind, name").list(Addressees::addressee));
    }

    public Optional<Addressee> find(String id) {
        return database.transaction(tx -> find(tx, id));
    }

    /** The addressee that answers for the address's host; the one with the longest matching domain where several do. */
    public Optional<Addressee> forUrl(String url) {
        String host = host(url);
        return all().stream()
                .filter(addressee -> addressee.answersFor(host))
                .max(Comparator.comparingInt(addressee -> addressee.hosts().stream()
                        .filter(own -> host.equals(own) || host.endsWith("." + own))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)));
    }

    /** Adds or changes one; the same again changes nothing. */
    public Addressee register(Addressee addressee, Actor by) {
        if (!by.equals(Actor.SYSTEM)) {
            by.mustBe(Role.OPERATOR);
        }
        return database.transaction(tx -> {
            if (find(tx, addressee.id()).filter(addressee::equals).isEmpty()) {
                upsert(tx, addressee);
                audit.append(tx, by, "addressee.registered", "addressee:" + addressee.id(), details(addressee));
            }
            return addressee;
        });
    }

    static Optional<Addressee> find(Sql tx, String id) {
        return tx.statement("select * from addressee where id = :id")
                .set("id", id)
                .first(Addressees::addressee);
    }

    /** Host of an address, without port. */
    static String host(String url) {
        String host = Urls.host(url);
        int port = host.lastIndexOf(':');
        return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
    }

    private static Map<String, ?> details(Addressee addressee) {
        return Map.of(
                "name", addressee.name(),
                "kind", addressee.kind(),
                "hosts", new TreeSet<>(addressee.hosts()),
                "channel", addressee.channel());
    }

    private static void upsert(Sql tx, Addressee addressee) {
        tx.statement("insert into addressee (id, name, kind, language, country, hosts, channel, verified_on)"
                        + " values (:id, :name, :kind, :language, :country, :hosts, :channel, cast(:verified as date))"
                        + " on conflict (id) do update set name = excluded.name, kind = excluded.kind,"
                        + " language = excluded.language, country = excluded.country, hosts = excluded.hosts,"
                        + " channel = excluded.channel, verified_on = excluded.verified_on")
                .set("id", addressee.id())
                .set("name", addressee.name())
                .set("kind", addressee.kind())
                .set("language", addressee.language())
                .set("country", addressee.country())
                .set("hosts", addressee.hosts())
                .set("channel", addressee.channel())
                .set("verified", addressee.verifiedOn())
                .run();
    }

    private static Addressee addressee(Row row) {
        return new Addressee(
                row.text("id"),
                row.text("name"),
                row.text("kind"),
                row.text("language"),
                row.text("country"),
                Set.copyOf(row.texts("hosts")),
                row.text("channel"),
                row.dateOrNull("verified_on"));
    }
}

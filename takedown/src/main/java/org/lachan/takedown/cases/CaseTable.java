package org.lachan.takedown.cases;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.cases.CaseSource.Report;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.Priority;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;
import org.lachan.takedown.store.Statement;

/** Rows of {@code moderation_case}. */
final class CaseTable {
    private CaseTable() {}

    static void insert(Sql tx, Case item) {
        bind(
                        tx.statement(
                                "insert into moderation_case (id, post_id, revision, state, version, code, decided_by,"
                                        + " decided_at, priority, codes, source_id, source_kind, audience, language, url, url_ref,"
                                        + " report, cluster, flagged_at, fetched_at, published_at, opened_at, updated_at)"
                                        + " values (:id, :post, :revision, :state, :version, :code, :by, cast(:at as timestamptz),"
                                        + " :priority, :codes, :source, :kind, :audience, :language, :url, :urlRef,"
                                        + " cast(:report as jsonb), :cluster, :flagged, :fetched, cast(:published as timestamptz),"
                                        + " :opened, :updated)"),
                        item)
                .set("post", item.postId())
                .set("opened", item.times().openedAt())
                .run();
    }

    static void update(Sql tx, Case item) {
        bind(
                        tx.statement(
                                "update moderation_case set revision = :revision, state = :state, version = :version,"
                                        + " code = :code, decided_by = :by, decided_at = cast(:at as timestamptz),"
                                        + " priority = :priority, codes = :codes, source_id = :source, source_kind = :kind,"
                                        + " audience = :audience, language = :language, url = :url, url_ref = :urlRef,"
                                        + " report = cast(:report as jsonb), cluster = :cluster, flagged_at = :flagged,"
                                        + " fetched_at = :fetched, published_at = cast(:published as timestamptz),"
                                        + " updated_at = :updated where id = :id"),
                        item)
                .run();
    }

    private static Statement bind(Statement statement, Case item) {
        Columns verdict = Columns.of(item.state());
        Report report = item.source().report();
        return statement
                .set("id", item.id())
                .set("revision", item.revision())
                .set("state", item.state().name())
                .set("version", item.version())
                .set("code", verdict.code())
                .set("by", verdict.by())
                .set("at", verdict.at())
                .set("priority", item.priority())
                .set("codes", item.codes())
                .set("source", item.source().sourceId())
                .set("kind", item.source().kind())
                .set("audience", item.source().audience())
                .set("language", item.source().language())
                .set("url", item.source().url())
                .set("urlRef", item.source().urlRef())
                .set("report", report == null ? null : Json.write(report))
                .set("cluster", item.cluster())
                .set("flagged", item.times().flaggedAt())
                .set("fetched", item.times().fetchedAt())
                .set("published", item.times().publishedAt())
                .set("updated", item.times().updatedAt());
    }

    static Optional<Case> find(Sql tx, UUID id) {
        return select(tx, "where id = :id", Map.of("id", id)).stream().findFirst();
    }

    static Optional<Case> lock(Sql tx, UUID id) {
        return select(tx, "where id = :id for update", Map.of("id", id)).stream()
                .findFirst();
    }

    static Optional<Case> lockByPost(Sql tx, String postId) {
        return select(tx, "where post_id = :post for update", Map.of("post", postId)).stream()
                .findFirst();
    }

    static Optional<Case> hold(Sql tx, UUID id) {
        return select(tx, "where id = :id for share", Map.of("id", id)).stream().findFirst();
    }

    static void lockAll(Sql tx, List<String> postIds) {
        tx.statement("select id from moderation_case where post_id = any(:posts) order by id for update")
                .set("posts", postIds)
                .list(row -> row.uuid("id"));
    }

    static List<Case> byUrl(Sql tx, String url) {
        return select(tx, "where url = :url order by opened_at", Map.of("url", url));
    }

    static List<Case> queue(Sql tx, CaseQuery query) {
        Statement statement = tx.statement("select * from moderation_case"
                        + " where (cast(:state as text) is null or state = :state)"
                        + " and (cast(:code as text) is null or :code = any(codes) or code = :code)"
                        + " order by priority, flagged_at, id limit :limit offset :offset")
                .set("state", query.state())
                .set("code", query.code())
                .set("limit", query.limit())
                .set("offset", query.offset());
        return withParts(tx, statement.list(CaseTable::head));
    }

    static Map<CaseState.Name, Long> counts(Sql tx) {
        return tx
                .statement("select state, count(*) as cases from moderation_case group by state")
                .list(row -> Map.entry(CaseState.Name.valueOf(row.text("state")), row.number("cases")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Case> select(Sql tx, String where, Map<String, ?> values) {
        Statement statement = tx.statement("select * from moderation_case " + where);
        values.forEach(statement::set);
        return withParts(tx, statement.list(CaseTable::head));
    }

    private static List<Case> withParts(Sql tx, List<Case> heads) {
        Map<String, List<CasePart>> parts =
                PartTable.newest(tx, heads.stream().map(Case::postId).toList());
        return heads.stream()
                .map(head -> head.withParts(parts.getOrDefault(head.postId(), List.of())))
                .toList();
    }

    private static Case head(Row row) {
        return new Case(
                row.uuid("id"),
                row.text("post_id"),
                row.integer("revision"),
                Columns.state(row),
                row.integer("version"),
                Priority.valueOf(row.text("priority")),
                source(row),
                codes(row.texts("codes")),
                List.of(),
                row.textOrNull("cluster"),
                new Case.Times(
                        row.instant("flagged_at"),
                        row.instant("fetched_at"),
                        row.instantOrNull("published_at"),
                        row.instant("opened_at"),
                        row.instant("updated_at")));
    }

    private static CaseSource source(Row row) {
        String report = row.textOrNull("report");
        return new CaseSource(
                row.text("source_id"),
                row.text("source_kind"),
                row.text("audience"),
                row.text("language"),
                row.textOrNull("url"),
                row.textOrNull("url_ref"),
                report == null ? null : Json.read(report, Report.class));
    }

    private static Set<HarmCode> codes(List<String> names) {
        Set<HarmCode> codes = EnumSet.noneOf(HarmCode.class);
        names.forEach(name -> codes.add(HarmCode.valueOf(name)));
        return codes;
    }

    /** The columns of a state: who, when and which code. */
    private record Columns(
            @Nullable HarmCode code,
            @Nullable String by,
            @Nullable Instant at) {
        static Columns of(CaseState state) {
            if (state instanceof CaseState.Confirmed made) {
                return new Columns(made.code(), made.by(), made.at());
            }
            if (state instanceof CaseState.Dismissed made) {
                return new Columns(null, made.by(), made.at());
            }
            if (state instanceof CaseState.OutOfScope made) {
                return new Columns(null, made.by(), made.at());
            }
            if (state instanceof CaseState.HandedOff made) {
                return new Columns(made.code(), made.by(), made.at());
            }
            return new Columns(null, null, state instanceof CaseState.Cleared made ? made.at() : null);
        }

        static CaseState state(Row row) {
            return switch (CaseState.Name.valueOf(row.text("state"))) {
                case OPEN -> new CaseState.Open();
                case CONFIRMED ->
                    new CaseState.Confirmed(
                            HarmCode.valueOf(row.text("code")), row.text("decided_by"), row.instant("decided_at"));
                case DISMISSED -> new CaseState.Dismissed(row.text("decided_by"), row.instant("decided_at"));
                case OUT_OF_SCOPE -> new CaseState.OutOfScope(row.text("decided_by"), row.instant("decided_at"));
                case HANDED_OFF ->
                    new CaseState.HandedOff(
                            HarmCode.valueOf(row.text("code")), row.text("decided_by"), row.instant("decided_at"));
                case CLEARED -> new CaseState.Cleared(row.instant("decided_at"));
            };
        }
    }
}

package org.lachan.takedown.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lachan.takedown.cases.CasePart.Findings;
import org.lachan.takedown.store.Json;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** Rows of {@code case_part}: one per (post, revision, part). */
final class PartTable {
    private PartTable() {}

    /** When the flag that is stored for this part was made, if there is one. */
    static Optional<Instant> flaggedAt(Sql tx, Finding finding) {
        return tx.statement("select flagged_at from case_part"
                        + " where post_id = :post and revision = :revision and part = :part")
                .set("post", finding.postId())
                .set("revision", finding.part().revision())
                .set("part", finding.part().kind())
                .first(row -> row.instant("flagged_at"));
    }

    static void upsert(Sql tx, Finding finding) {
        CasePart part = finding.part();
        tx.statement("insert into case_part (post_id, revision, part, raised, details, text_ref, media_id,"
                        + " content_sha256, flagged_at) values (:post, :revision, :part, :raised,"
                        + " cast(:details as jsonb), :text, :media, :sha256, :flagged)"
                        + " on conflict (post_id, revision, part) do update set raised = excluded.raised,"
                        + " details = excluded.details, text_ref = excluded.text_ref, media_id = excluded.media_id,"
                        + " content_sha256 = excluded.content_sha256, flagged_at = excluded.flagged_at")
                .set("post", finding.postId())
                .set("revision", part.revision())
                .set("part", part.kind())
                .set("raised", part.raised())
                .set("details", Json.write(part.findings()))
                .set("text", part.textRef())
                .set("media", part.mediaId())
                .set("sha256", part.contentSha256())
                .set("flagged", finding.flaggedAt())
                .run();
    }

    /** The newest revision of each part of these posts, the newest first. */
    static Map<String, List<CasePart>> newest(Sql tx, List<String> postIds) {
        record Owned(String postId, CasePart part) {}
        return tx
                .statement("select * from (select distinct on (post_id, part) * from case_part"
                        + " where post_id = any(:posts) order by post_id, part, revision desc) newest"
                        + " order by post_id, revision desc, part desc")
                .set("posts", postIds)
                .list(row -> new Owned(row.text("post_id"), part(row)))
                .stream()
                .collect(Collectors.groupingBy(Owned::postId, Collectors.mapping(Owned::part, Collectors.toList())));
    }

    /** Forgets the texts of a post; the bytes are noted as dropped. */
    static void dropTexts(Sql tx, String postId) {
        tx.statement("insert into dropped_text (text_ref) select distinct text_ref from case_part"
                        + " where post_id = :post and text_ref is not null on conflict do nothing")
                .set("post", postId)
                .run();
        tx.statement("update case_part set text_ref = null, details = jsonb_set(details, '{reasons}', '[]')"
                        + " where post_id = :post")
                .set("post", postId)
                .run();
    }

    /** Dropped texts that no part names any more; the others are struck off, for their cases need them. */
    static List<String> dropped(Sql tx) {
        tx.statement(
                        "delete from dropped_text d where exists (select 1 from case_part p where p.text_ref = d.text_ref)")
                .run();
        return tx.statement("select text_ref from dropped_text limit 100 for update skip locked")
                .list(row -> row.text("text_ref"));
    }

    static void forget(Sql tx, List<String> dropped) {
        tx.statement("delete from dropped_text where text_ref = any(:refs)")
                .set("refs", dropped)
                .run();
    }

    private static CasePart part(Row row) {
        return new CasePart(
                PartKind.valueOf(row.text("part")),
                row.integer("revision"),
                row.flag("raised"),
                Json.read(row.text("details"), Findings.class),
                row.textOrNull("text_ref"),
                row.textOrNull("media_id"),
                row.textOrNull("content_sha256"));
    }
}

package org.lachan.takedown.sources;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;

/** Rows of {@code source_proposal} and {@code listed_source}. */
final class ProposalTable {
    private static final String ROWS = "select * from source_proposal ";

    private ProposalTable() {}

    static void insert(Sql tx, Proposal proposal) {
        tx.statement(
                        "insert into source_proposal (id, version, yaml, note, state, proposed_by, proposed_as, proposed_at)"
                                + " values (:id, :version, :yaml, :note, :state, :by, :as, :at)")
                .set("id", proposal.id())
                .set("version", proposal.version())
                .set("yaml", proposal.yaml())
                .set("note", proposal.note())
                .set("state", proposal.state().name())
                .set("by", proposal.proposer())
                .set("as", proposal.pseudonym())
                .set("at", proposal.proposedAt())
                .run();
    }

    static void released(Sql tx, UUID id, ProposalState.Released state) {
        judged(tx, id, state, state.judgement(), "release_number = :more", state.number());
    }

    static void returned(Sql tx, UUID id, ProposalState.Returned state) {
        judged(tx, id, state, state.judgement(), "reason = :more", state.reason());
    }

    private static void judged(
            Sql tx, UUID id, ProposalState state, ProposalState.Judgement by, String column, Object more) {
        tx.statement("update source_proposal set state = :state, judged_by = :by, judged_as = :as, judged_at = :at, "
                        + column + " where id = :id")
                .set("id", id)
                .set("state", state.name())
                .set("by", by.username())
                .set("as", by.pseudonym())
                .set("at", by.at())
                .set("more", more)
                .run();
    }

    static Optional<Proposal> find(Sql tx, UUID id) {
        return tx.statement(ROWS + "where id = :id").set("id", id).first(ProposalTable::proposal);
    }

    static Optional<Proposal> lock(Sql tx, UUID id) {
        return tx.statement(ROWS + "where id = :id for update").set("id", id).first(ProposalTable::proposal);
    }

    static Optional<Proposal> inForce(Sql tx) {
        return tx.statement(ROWS + "where release_number = (select max(release_number) from source_proposal)")
                .first(ProposalTable::proposal);
    }

    /** Id of the list in force: cheap, for what everybody may ask. */
    static Optional<UUID> idInForce(Sql tx) {
        return tx.statement("select id from source_proposal where release_number is not null"
                        + " order by release_number desc limit 1")
                .first(row -> row.uuid("id"));
    }

    static List<Proposal> latest(Sql tx, int limit) {
        return tx.statement(ROWS + "order by state = 'WAITING' desc, proposed_at desc limit :limit")
                .set("limit", limit)
                .list(ProposalTable::proposal);
    }

    static long waiting(Sql tx) {
        return tx.statement("select count(*) as waiting from source_proposal where state = 'WAITING'")
                .one(row -> row.number("waiting"));
    }

    /** Since when each source has been listed. */
    static Map<String, Instant> listed(Sql tx) {
        return tx
                .statement("select source_id, since from listed_source")
                .list(row -> Map.entry(row.text("source_id"), row.instant("since")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void list(Sql tx, List<String> ids, Instant since) {
        tx.statement("delete from listed_source where source_id <> all(:ids)")
                .set("ids", ids)
                .run();
        tx.statement("insert into listed_source (source_id, since) select id, :since from unnest(:ids) as id"
                        + " on conflict (source_id) do nothing")
                .set("ids", ids)
                .set("since", since)
                .run();
    }

    private static Proposal proposal(Row row) {
        return new Proposal(
                row.uuid("id"),
                row.text("version"),
                row.text("yaml"),
                row.text("note"),
                row.text("proposed_by"),
                row.text("proposed_as"),
                row.instant("proposed_at"),
                state(row));
    }

    private static ProposalState state(Row row) {
        return switch (ProposalState.Name.valueOf(row.text("state"))) {
            case WAITING -> new ProposalState.Waiting();
            case RELEASED -> new ProposalState.Released(judgement(row), row.number("release_number"));
            case RETURNED -> new ProposalState.Returned(judgement(row), row.text("reason"));
        };
    }

    private static ProposalState.Judgement judgement(Row row) {
        return new ProposalState.Judgement(row.text("judged_by"), row.text("judged_as"), row.instant("judged_at"));
    }
}

package org.lachan.takedown.requests;

import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.harm.RequestedAction;
import org.lachan.takedown.requests.RequestContent.Item;
import org.lachan.takedown.store.Row;
import org.lachan.takedown.store.Sql;
import org.lachan.takedown.store.Statement;

/** Rows of {@code removal_request}, {@code request_item} and {@code request_basis}. */
final class RequestTable {
    private static final String ROWS = "select r.*, array(select b.basis_id from request_basis b"
            + " where b.request_id = r.id order by b.position) as bases from removal_request r ";

    private RequestTable() {}

    static String nextPublicRef(Sql tx, Year year) {
        long number =
                tx.statement("select nextval('public_ref_number') as number").one(row -> row.number("number"));
        return "LC-%d-%06d".formatted(year.getValue(), number);
    }

    static void insert(Sql tx, RemovalRequest request) {
        bind(
                        tx.statement(
                                "insert into removal_request (id, public_ref, case_id, state, sequence, kind, code,"
                                        + " addressee_id, addressee_language, subject, facts, reasons, action, action_rationale,"
                                        + " territorial_scope, drafter, approver, released_at, created_at, updated_at)"
                                        + " values (:id, :ref, :case, :state, :sequence, :kind, :code, :addressee, :language,"
                                        + " :subject, :facts, :reasons, :action, :rationale, :scope, :drafter, :approver,"
                                        + " cast(:released as timestamptz), :created, :updated)"),
                        request)
                .set("ref", request.publicRef())
                .set("case", request.caseId())
                .set("code", request.content().code())
                .set("drafter", request.drafter())
                .set("created", request.createdAt())
                .run();
        insertItems(tx, request);
        insertBases(tx, request);
    }

    static void update(Sql tx, RemovalRequest request) {
        bind(
                        tx.statement(
                                "update removal_request set state = :state, sequence = :sequence, kind = :kind,"
                                        + " addressee_id = :addressee, addressee_language = :language, subject = :subject,"
                                        + " facts = :facts, reasons = :reasons, action = :action, action_rationale = :rationale,"
                                        + " territorial_scope = :scope, approver = :approver,"
                                        + " released_at = cast(:released as timestamptz), updated_at = :updated where id = :id"),
                        request)
                .run();
        tx.statement("delete from request_basis where request_id = :id")
                .set("id", request.id())
                .run();
        insertBases(tx, request);
        tx.statement("update request_item set open = :open where request_id = :id")
                .set("open", request.state().open())
                .set("id", request.id())
                .run();
    }

    private static Statement bind(Statement statement, RemovalRequest request) {
        RequestContent content = request.content();
        Release release = Release.of(request.state());
        return statement
                .set("id", request.id())
                .set("state", request.state().name())
                .set("sequence", request.sequence())
                .set("kind", content.kind())
                .set("addressee", content.addresseeId())
                .set("language", content.addresseeLanguage())
                .set("subject", content.subject())
                .set("facts", content.facts())
                .set("reasons", content.reasons())
                .set("action", content.action())
                .set("rationale", content.actionRationale())
                .set("scope", content.territorialScope())
                .set("approver", release.approver())
                .set("released", release.at())
                .set("updated", request.updatedAt());
    }

    private static void insertItems(Sql tx, RemovalRequest request) {
        int position = 0;
        for (Item item : request.content().items()) {
            tx.statement("insert into request_item (request_id, position, url, content_type, captured_at, sha256, note)"
                            + " values (:id, :position, :url, :type, :captured, :sha256, :note)")
                    .set("id", request.id())
                    .set("position", ++position)
                    .set("url", item.url())
                    .set("type", item.contentType())
                    .set("captured", item.capturedAt())
                    .set("sha256", item.sha256())
                    .set("note", item.note())
                    .run();
        }
    }

    private static void insertBases(Sql tx, RemovalRequest request) {
        int position = 0;
        for (String basis : request.content().legalBasisIds()) {
            tx.statement("insert into request_basis (request_id, position, basis_id) values (:id, :position, :basis)")
                    .set("id", request.id())
                    .set("position", ++position)
                    .set("basis", basis)
                    .run();
        }
    }

    static Optional<RemovalRequest> find(Sql tx, UUID id) {
        return read(tx, tx.statement(ROWS + "where r.id = :id").set("id", id)).stream()
                .findFirst();
    }

    static Optional<RemovalRequest> lock(Sql tx, UUID id) {
        return read(tx, tx.statement(ROWS + "where r.id = :id for update").set("id", id)).stream()
                .findFirst();
    }

    static List<RemovalRequest> ofCase(Sql tx, UUID caseId) {
        return read(
                tx,
                tx.statement(ROWS + "where r.case_id = :case order by r.created_at")
                        .set("case", caseId));
    }

    static List<RemovalRequest> byUrl(Sql tx, String url) {
        return read(
                tx,
                tx.statement(ROWS + "where r.id in (select request_id from request_item where url = :url)"
                                + " order by r.created_at")
                        .set("url", url));
    }

    static List<RemovalRequest> list(Sql tx, RequestState.@Nullable Name state, int limit, int offset) {
        return read(
                tx,
                tx.statement(ROWS + "where cast(:state as text) is null or r.state = :state"
                                + " order by r.updated_at desc, r.id limit :limit offset :offset")
                        .set("state", state)
                        .set("limit", limit)
                        .set("offset", offset));
    }

    static Map<RequestState.Name, Long> counts(Sql tx) {
        return tx
                .statement("select state, count(*) as requests from removal_request group by state")
                .list(row -> Map.entry(RequestState.Name.valueOf(row.text("state")), row.number("requests")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<RemovalRequest> read(Sql tx, Statement statement) {
        return statement.list(RequestTable::request).stream()
                .map(request -> request.with(request.content().with(items(tx, request.id()))))
                .toList();
    }

    private static List<Item> items(Sql tx, UUID id) {
        return tx.statement("select * from request_item where request_id = :id order by position")
                .set("id", id)
                .list(row -> new Item(
                        row.text("url"),
                        row.text("content_type"),
                        row.instant("captured_at"),
                        row.textOrNull("sha256"),
                        row.textOrNull("note")));
    }

    private static RemovalRequest request(Row row) {
        return new RemovalRequest(
                row.uuid("id"),
                row.text("public_ref"),
                row.uuid("case_id"),
                Release.state(row),
                row.integer("sequence"),
                content(row),
                row.textOrNull("official_number"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static RequestContent content(Row row) {
        return new RequestContent(
                LetterKind.valueOf(row.text("kind")),
                HarmCode.valueOf(row.text("code")),
                row.text("addressee_id"),
                row.text("addressee_language"),
                row.text("subject"),
                row.text("facts"),
                row.text("reasons"),
                row.texts("bases"),
                RequestedAction.valueOf(row.text("action")),
                row.text("action_rationale"),
                row.text("territorial_scope"),
                List.of());
    }
}

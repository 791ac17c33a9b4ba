package org.lachan.takedown.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.content.identity.Urls;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.CasePart;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.cases.PartKind;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.letters.Letter;
import org.lachan.takedown.requests.RequestContent.Item;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.RowRefused;
import org.lachan.takedown.store.Sql;

/** Removal requests, from draft to release. Every act names the sequence that its actor saw. */
public final class Requests {
    private static final String ONE_PER_ADDRESS = "one_open_request_per_url";

    private final Database database;
    private final AuditChain audit;
    private final Transitions transitions;
    private final LegalBases bases;
    private final Addressees addressees;
    private final Issuer issuer;
    private final Clock clock;

    public Requests(
            Database database,
            AuditChain audit,
            Transitions transitions,
            LegalBases bases,
            Addressees addressees,
            Issuer issuer,
            Clock clock) {
        this.database = database;
        this.audit = audit;
        this.transitions = transitions;
        this.bases = bases;
        this.addressees = addressees;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A first draft to change: the least intrusive remedy, and the confirmed law that is in force. */
    public DraftForm suggestion(UUID caseId, Actor analyst) {
        analyst.mustBe(Role.ANALYST);
        Case item = database.transaction(tx -> Cases.get(tx, caseId));
        HarmCode code = Guards.confirmedCode(item);
        Addressee addressee = item.url().flatMap(addressees::forUrl).orElse(null);
        List<LegalBasis> ours =
                bases.releasable(code, today()).stream().filter(this::mayCite).toList();
        return Suggestion.of(item, code, addressee, ours);
    }

    private boolean mayCite(LegalBasis basis) {
        return issuer.competent() || basis.hours() == null;
    }

    /** @throws Refused with the first guard that does not hold */
    public RemovalRequest draft(UUID caseId, DraftForm form, Actor analyst) {
        analyst.mustBe(Role.ANALYST);
        try {
            return database.transaction(tx -> insert(tx, Cases.hold(tx, caseId), form, analyst));
        } catch (RowRefused e) {
            throw e.constraint().equals(ONE_PER_ADDRESS) ? alreadyRequested() : e;
        }
    }

    private RemovalRequest insert(Sql tx, Case item, DraftForm form, Actor analyst) {
        RequestContent content = RequestContent.of(form, Guards.confirmedCode(item), items(item));
        Guards.draft(tx, content, item, issuer, today());
        Instant now = clock.instant();
        RemovalRequest request = new RemovalRequest(
                UUID.randomUUID(),
                RequestTable.nextPublicRef(tx, Year.from(today())),
                item.id(),
                new RequestState.Draft(analyst.username()),
                1,
                content,
                null,
                now,
                now);
        RequestTable.insert(tx, request);
        transitions.tell(tx, null, request, analyst, "");
        return request;
    }

    /** Changes a draft, or takes a returned one up again. Only its drafter may. */
    public RemovalRequest revise(UUID id, int sequence, DraftForm form, Actor drafter) {
        return move(id, sequence, drafter, "", (tx, request) -> {
            Case item = Cases.hold(tx, request.caseId());
            RequestContent content = RequestContent.of(
                    form, Guards.confirmedCode(item), request.content().items());
            Guards.draft(tx, content, item, issuer, today());
            return request.with(content).with(revised(request.state(), drafter), clock.instant());
        });
    }

    private static RequestState revised(RequestState state, Actor drafter) {
        if (state instanceof RequestState.Returned returned) {
            return returned.revised(drafter);
        }
        return in(RequestState.Draft.class, state).revised(drafter);
    }

    /** Puts it before another person. */
    public RemovalRequest submit(UUID id, int sequence, Actor drafter) {
        return move(id, sequence, drafter, "", (tx, request) -> {
            RequestState next = in(RequestState.Draft.class, request.state()).submitted(drafter);
            Guards.release(tx, request.content(), Cases.hold(tx, request.caseId()), issuer, today());
            return request.with(next, clock.instant());
        });
    }

    /** Releases it: event, audit and the records for {@code requests} and {@code takedowns} in one transaction. */
    public RemovalRequest approve(UUID id, int sequence, Actor approver) {
        return move(id, sequence, approver, "", (tx, request) -> {
            Instant now = clock.instant();
            RequestState next = in(RequestState.InReview.class, request.state()).approved(approver, now);
            Guards.release(tx, request.content(), Cases.hold(tx, request.caseId()), issuer, today());
            return request.with(next, now);
        });
    }

    /** Returns it to its drafter. */
    public RemovalRequest giveBack(UUID id, int sequence, String note, Actor approver) {
        return move(
                id,
                sequence,
                approver,
                needed(note),
                (tx, request) -> request.with(
                        in(RequestState.InReview.class, request.state()).returned(approver), clock.instant()));
    }

    /** Ends it; what is out of scope is counted, and neither the letter's words nor the post's text are kept. */
    public RemovalRequest reject(UUID id, int sequence, String note, boolean outOfScope, Actor approver) {
        return move(id, sequence, approver, needed(note), (tx, request) -> {
            RequestState.InReview state = in(RequestState.InReview.class, request.state());
            return outOfScope
                    ? withoutWords(tx, request).with(state.rejectedOutOfScope(approver), clock.instant())
                    : request.with(state.rejected(approver), clock.instant());
        });
    }

    private static RemovalRequest withoutWords(Sql tx, RemovalRequest request) {
        Cases.dropTexts(tx, request.caseId());
        return request.with(request.content().withoutWords());
    }

    private interface Move {
        RemovalRequest make(Sql tx, RemovalRequest request);
    }

    private RemovalRequest move(UUID id, int sequence, Actor actor, String note, Move move) {
        return database.transaction(tx -> {
            RemovalRequest before = RequestTable.lock(tx, id).orElseThrow(() -> missing(id));
            if (before.sequence() != sequence) {
                throw Refused.stale();
            }
            RemovalRequest after = move.make(tx, before);
            RequestTable.update(tx, after);
            transitions.tell(tx, before.state().name(), after, actor, note);
            return after;
        });
    }

    private static <S extends RequestState> S in(Class<S> wanted, RequestState state) {
        if (!wanted.isInstance(state)) {
            throw new Refused(
                    Refusal.WRONG_STATE,
                    "Không thể làm việc này khi yêu cầu ở trạng thái " + state.name() + ".",
                    "This cannot be done to a request in state " + state.name() + ".");
        }
        return wanted.cast(state);
    }

    /** For code; a person's read goes through {@link #open}. */
    public RemovalRequest get(UUID id) {
        return database.transaction(tx -> RequestTable.find(tx, id).orElseThrow(() -> missing(id)));
    }

    /** A person reads it, and the audit knows. */
    public RemovalRequest open(UUID id, Actor actor) {
        actor.mustBe(Role.ANALYST, Role.APPROVER, Role.CLERK, Role.SIGNATORY, Role.AUDITOR);
        RemovalRequest request = get(id);
        database.run(
                tx -> audit.append(tx, actor, "request.read", "request:" + id, Map.of("sequence", request.sequence())));
        return request;
    }

    /** The last changed first; null for any state. */
    public List<RemovalRequest> list(RequestState.@Nullable Name state, int limit, int offset) {
        return database.transaction(tx -> RequestTable.list(tx, state, limit, offset));
    }

    public List<RemovalRequest> ofCase(UUID caseId) {
        return database.transaction(tx -> RequestTable.ofCase(tx, caseId));
    }

    /** @throws IllegalArgumentException with a sentence, when it is no http or https address */
    public List<RemovalRequest> byUrl(String url) {
        String normal = Urls.normalise(url);
        return database.transaction(tx -> RequestTable.byUrl(tx, normal));
    }

    public List<RequestStep> steps(UUID id) {
        return database.transaction(tx -> StepTable.of(tx, id));
    }

    public Map<RequestState.Name, Long> counts() {
        return database.transaction(RequestTable::counts);
    }

    /** What would be printed now. */
    public Letter letter(UUID id) {
        RemovalRequest request = get(id);
        return database.transaction(tx ->
                Letters.of(tx, request, issuer, Release.of(request.state()).at()));
    }

    private static List<Item> items(Case item) {
        String sha256 = item.part(PartKind.TEXT).map(CasePart::contentSha256).orElse(null);
        String type = item.source().kind().equals("MASTODON") ? "post" : "page";
        return item.url().stream()
                .map(url -> new Item(url, type, item.times().fetchedAt(), sha256, null))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Suggestion.VIETNAM);
    }

    private static String needed(String note) {
        if (note.isBlank() || note.length() > 2000) {
            throw new Refused(
                    Refusal.INVALID,
                    "Cần nêu lý do, không quá 2.000 ký tự.",
                    "A reason of at most 2,000 characters is needed.");
        }
        return note.strip();
    }

    private static Refused missing(UUID id) {
        return Refused.notFound("request " + id);
    }

    private static Refused alreadyRequested() {
        return new Refused(
                Refusal.ALREADY_REQUESTED,
                "Địa chỉ này đã có một yêu cầu đang xử lý.",
                "There is an open request for this address already.");
    }
}

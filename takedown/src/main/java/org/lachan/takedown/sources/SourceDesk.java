package org.lachan.takedown.sources;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.SourceRelease;
import org.lachan.content.sources.Source;
import org.lachan.content.sources.SourceList;
import org.lachan.schemas.Topics;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.audit.AuditChain;
import org.lachan.takedown.relay.Relay;
import org.lachan.takedown.store.Database;
import org.lachan.takedown.store.Sql;

/** Lists of sources, from proposal to release. */
public final class SourceDesk {
    /** What a list is called in messages. */
    public static final String FILE = "sources.yaml";

    /** Bytes of UTF-8: well below what Kafka takes in one record. */
    public static final int LONGEST = 262_144;

    private static final int LONGEST_WORDS = 2_000;
    private static final long LOCK = 0x6c61_6368_616e_0003L;
    private static final Role[] READERS = {Role.OPERATOR, Role.AUDITOR, Role.ANALYST};

    private final Database database;
    private final AuditChain audit;
    private final Relay relay;
    private final Clock clock;
    private volatile @Nullable Parsed parsed;

    public SourceDesk(Database database, AuditChain audit, Relay relay, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.relay = relay;
        this.clock = clock;
    }

    private record Parsed(UUID id, ListInForce list) {}

    /**
     * @param note why, for the other operator
     * @throws org.lachan.content.yaml.BadSettings with every problem and its line
     * @throws Refused when it is too long, or what is in force already
     */
    public Proposal propose(String yaml, String note, Actor operator) {
        operator.mustBe(Role.OPERATOR);
        String words = note.strip();
        if (yaml.getBytes(StandardCharsets.UTF_8).length > LONGEST || words.length() > LONGEST_WORDS) {
            throw tooLong();
        }
        SourceList.parse(yaml, FILE);
        Proposal proposal = new Proposal(
                UUID.randomUUID(),
                SourceList.version(yaml),
                yaml,
                words,
                operator.username(),
                operator.pseudonym(),
                clock.instant(),
                new ProposalState.Waiting());
        database.run(tx -> {
            mustDiffer(proposal.version(), version(tx));
            ProposalTable.insert(tx, proposal);
            audit.append(
                    tx,
                    operator,
                    "sources.proposed",
                    subject(proposal.id()),
                    Map.of("version", proposal.version(), "note", words));
        });
        return proposal;
    }

    /** A person reads a proposal, and the audit knows: it may name a person's account. */
    public Review open(UUID id, Actor reader) {
        reader.mustBe(READERS);
        return database.transaction(tx -> {
            Proposal proposal = ProposalTable.find(tx, id).orElseThrow(() -> missing(id));
            Review review = review(tx, proposal);
            audit.append(tx, reader, "sources.read", subject(id), Map.of("version", proposal.version()));
            return review;
        });
    }

    private Review review(Sql tx, Proposal proposal) {
        SourceList before = ProposalTable.inForce(tx).map(Proposal::sources).orElseGet(() -> new SourceList(List.of()));
        SourceList after = proposal.sources();
        return new Review(proposal, version(tx), SourceDiff.of(before, after), faults(tx, after));
    }

    /**
     * Puts a list in force: its row, the audit and the records for {@code sources} in one transaction.
     *
     * @param inForce version in force that the operator compared it with; empty for none
     * @throws Refused when the operator proposed it, when the list in force is another one by now, or when a person's
     *     account in it may not be followed
     */
    public Proposal release(UUID id, String inForce, Actor operator) {
        return database.transaction(tx -> {
            tx.lock(LOCK);
            Proposal proposal = ProposalTable.lock(tx, id).orElseThrow(() -> missing(id));
            Instant now = clock.instant();
            ProposalState.Released state = proposal.waiting().released(proposal, operator, now, nextNumber(tx));
            if (!version(tx).equals(inForce)) {
                throw Refused.stale();
            }
            SourceList sources = proposal.sources();
            mustBeAllowed(faults(tx, sources));
            ProposalTable.released(tx, id, state);
            ProposalTable.list(tx, sources.all().stream().map(Source::id).toList(), now);
            audit.append(
                    tx,
                    operator,
                    "sources.released",
                    subject(id),
                    Map.of("version", proposal.version(), "replaces", inForce));
            publish(tx, proposal, state);
            return proposal.in(state);
        });
    }

    private void publish(Sql tx, Proposal proposal, ProposalState.Released state) {
        SourceRelease release = SourceRelease.newBuilder()
                .setVersion(proposal.version())
                .setYaml(proposal.yaml())
                .setProposedBy(proposal.pseudonym())
                .setReleasedBy(state.judgement().pseudonym())
                .setReleasedAt(state.judgement().at())
                .build();
        relay.tell(tx, Topics.SOURCES, proposal.version(), release);
        relay.tell(tx, Topics.SOURCES, Topics.CURRENT_SOURCES, release);
    }

    /** Gives a list back to whoever proposed it, with a reason. */
    public Proposal giveBack(UUID id, String reason, Actor operator) {
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_WORDS) {
            throw new Refused(
                    Refusal.INVALID,
                    "Cần nêu lý do, không quá 2.000 ký tự.",
                    "A reason of at most 2,000 characters is needed.");
        }
        return database.transaction(tx -> {
            Proposal proposal = ProposalTable.lock(tx, id).orElseThrow(() -> missing(id));
            ProposalState.Returned state = proposal.waiting().returned(proposal, operator, clock.instant(), words);
            ProposalTable.returned(tx, id, state);
            audit.append(
                    tx,
                    operator,
                    "sources.returned",
                    subject(id),
                    Map.of("version", proposal.version(), "reason", words));
            return proposal.in(state);
        });
    }

    /** Those that wait first, then the newest. */
    public List<Proposal> latest(int limit) {
        return database.transaction(tx -> ProposalTable.latest(tx, limit));
    }

    /** Proposals that wait for another operator. */
    public long waiting() {
        return database.transaction(ProposalTable::waiting);
    }

    /** The list that was released last, read but once: strangers may ask for it. */
    public Optional<ListInForce> inForce() {
        return database.transaction(tx -> ProposalTable.idInForce(tx).map(id -> list(tx, id)));
    }

    private ListInForce list(Sql tx, UUID id) {
        Parsed known = parsed;
        if (known != null && known.id().equals(id)) {
            return known.list();
        }
        Proposal proposal = ProposalTable.find(tx, id).orElseThrow(() -> missing(id));
        ListInForce list = new ListInForce(proposal.version(), releasedAt(proposal), proposal.sources());
        parsed = new Parsed(id, list);
        return list;
    }

    private static Instant releasedAt(Proposal proposal) {
        return proposal.state() instanceof ProposalState.Released released
                ? released.judgement().at()
                : proposal.proposedAt();
    }

    /** The list in force as it was written, to be changed; empty for none. */
    public String yamlInForce() {
        return database.transaction(
                tx -> ProposalTable.inForce(tx).map(Proposal::yaml).orElse(""));
    }

    /** Since when each source of the list in force has been in every list without a break. */
    public Map<String, Instant> listedSince() {
        return database.transaction(ProposalTable::listed);
    }

    /** The accounts of persons in the list in force that may no longer be followed, by source id. */
    public Map<String, AccountFault> faultsInForce() {
        return database.transaction(tx -> ProposalTable.idInForce(tx)
                .map(id -> faults(tx, list(tx, id).sources()))
                .orElseGet(Map::of));
    }

    private Map<String, AccountFault> faults(Sql tx, SourceList sources) {
        Map<String, AccountFault> faults = new LinkedHashMap<>();
        Instant now = clock.instant();
        for (Source source : sources.all()) {
            AccountFault.of(tx, source.account(), now).ifPresent(fault -> faults.put(source.id(), fault));
        }
        return faults;
    }

    private static void mustBeAllowed(Map<String, AccountFault> faults) {
        faults.entrySet().stream().findFirst().ifPresent(fault -> {
            throw new Refused(
                    Refusal.ACCOUNT_NOT_ALLOWED,
                    "Nguồn " + fault.getKey() + " theo dõi tài khoản của một người, nhưng "
                            + fault.getValue().vi() + ".",
                    "Source " + fault.getKey() + " follows a person's account, but "
                            + fault.getValue().en() + ".");
        });
    }

    private static void mustDiffer(String version, String inForce) {
        if (version.equals(inForce)) {
            throw new Refused(
                    Refusal.INVALID,
                    "Danh sách này đang có hiệu lực; không có gì thay đổi.",
                    "This very list is in force; nothing would change.");
        }
    }

    private static String version(Sql tx) {
        return ProposalTable.inForce(tx).map(Proposal::version).orElse("");
    }

    private static long nextNumber(Sql tx) {
        return tx.statement("select coalesce(max(release_number), 0) + 1 as next from source_proposal")
                .one(row -> row.number("next"));
    }

    private static String subject(UUID id) {
        return "sources:" + id;
    }

    private static Refused missing(UUID id) {
        return Refused.notFound("proposal " + id);
    }

    private static Refused tooLong() {
        return new Refused(
                Refusal.INVALID,
                "Danh sách không quá 262.144 byte, ghi chú không quá 2.000 ký tự.",
                "A list has at most 262,144 bytes, a note at most 2,000 characters.");
    }
}

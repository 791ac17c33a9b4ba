package org.lachan.takedown.sources;

import java.time.Instant;
import java.util.UUID;
import org.lachan.content.sources.SourceList;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;

/**
 * A list of sources that an operator proposed.
 *
 * @param version first 16 hex digits of the SHA-256 of the YAML
 * @param proposer user name; stays inside
 * @param pseudonym of the proposer
 */
public record Proposal(
        UUID id,
        String version,
        String yaml,
        String note,
        String proposer,
        String pseudonym,
        Instant proposedAt,
        ProposalState state) {

    /** The list itself; it was valid when it was proposed. */
    public SourceList sources() {
        return SourceList.parse(yaml, SourceDesk.FILE);
    }

    Proposal in(ProposalState next) {
        return new Proposal(id, version, yaml, note, proposer, pseudonym, proposedAt, next);
    }

    ProposalState.Waiting waiting() {
        if (state instanceof ProposalState.Waiting waiting) {
            return waiting;
        }
        throw new Refused(
                Refusal.WRONG_STATE,
                "Đề xuất này đã được xử lý (" + state.name() + ").",
                "This proposal was judged already (" + state.name() + ").");
    }
}

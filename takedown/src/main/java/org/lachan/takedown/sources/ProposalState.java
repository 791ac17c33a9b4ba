package org.lachan.takedown.sources;

import java.time.Instant;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;

/** State of a proposed list. What is not a method of a state cannot happen in it. */
public sealed interface ProposalState {

    /** Name in the database and on pages. */
    enum Name {
        WAITING,
        RELEASED,
        RETURNED
    }

    Name name();

    /** Waits for another operator. */
    record Waiting() implements ProposalState {
        @Override
        public Name name() {
            return Name.WAITING;
        }

        Released released(Proposal proposal, Actor by, Instant at, long number) {
            mustBeAnother(proposal, by);
            return new Released(Judgement.of(by, at), number);
        }

        Returned returned(Proposal proposal, Actor by, Instant at, String reason) {
            mustBeAnother(proposal, by);
            return new Returned(Judgement.of(by, at), reason);
        }
    }

    /**
     * It was, or is, in force.
     *
     * @param number the greatest of all is in force
     */
    record Released(Judgement judgement, long number) implements ProposalState {
        @Override
        public Name name() {
            return Name.RELEASED;
        }
    }

    /** Not taken. Whoever proposed it may propose another one. */
    record Returned(Judgement judgement, String reason) implements ProposalState {
        @Override
        public Name name() {
            return Name.RETURNED;
        }
    }

    /** Who judged, and when. */
    record Judgement(String username, String pseudonym, Instant at) {
        private static Judgement of(Actor by, Instant at) {
            return new Judgement(by.username(), by.pseudonym(), at);
        }
    }

    private static void mustBeAnother(Proposal proposal, Actor by) {
        by.mustBe(Role.OPERATOR);
        if (proposal.proposer().equals(by.username())) {
            throw new Refused(
                    Refusal.SAME_PERSON,
                    "Người đề xuất không được tự công bố hay trả lại danh sách của mình; cần một người vận hành khác.",
                    "Nobody may release or return a list that they proposed; it takes another operator.");
        }
    }
}

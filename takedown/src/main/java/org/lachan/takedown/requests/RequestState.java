package org.lachan.takedown.requests;

import java.time.Instant;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.acts.Role;

/**
 * State of a removal request. What is not a method of a state cannot happen in it. The drafter and the approver are
 * user names; they stay inside.
 */
public sealed interface RequestState {

    /** Name in the database, on topics and in addresses. */
    enum Name {
        DRAFT,
        IN_REVIEW,
        RETURNED,
        REJECTED,
        REJECTED_OUT_OF_SCOPE,
        APPROVED,
        IN_OUTBOX
    }

    Name name();

    String drafter();

    /** Whether the request still holds its address, so that no second one may be drafted for it. */
    default boolean open() {
        return !(this instanceof Rejected || this instanceof RejectedOutOfScope);
    }

    /** Somebody writes it. */
    record Draft(String drafter) implements RequestState {
        @Override
        public Name name() {
            return Name.DRAFT;
        }

        Draft revised(Actor by) {
            mustBeDrafter(drafter, by);
            return this;
        }

        InReview submitted(Actor by) {
            mustBeDrafter(drafter, by);
            return new InReview(drafter);
        }
    }

    /** Waits for another person. */
    record InReview(String drafter) implements RequestState {
        @Override
        public Name name() {
            return Name.IN_REVIEW;
        }

        Approved approved(Actor by, Instant at) {
            mustBeAnother(drafter, by);
            return new Approved(drafter, by.username(), at);
        }

        Returned returned(Actor by) {
            mustBeAnother(drafter, by);
            return new Returned(drafter);
        }

        Rejected rejected(Actor by) {
            mustBeAnother(drafter, by);
            return new Rejected(drafter);
        }

        RejectedOutOfScope rejectedOutOfScope(Actor by) {
            mustBeAnother(drafter, by);
            return new RejectedOutOfScope(drafter);
        }
    }

    /** Back at its drafter, with a note. */
    record Returned(String drafter) implements RequestState {
        @Override
        public Name name() {
            return Name.RETURNED;
        }

        Draft revised(Actor by) {
            mustBeDrafter(drafter, by);
            return new Draft(drafter);
        }
    }

    /** The end: not to be asked for. */
    record Rejected(String drafter) implements RequestState {
        @Override
        public Name name() {
            return Name.REJECTED;
        }
    }

    /** The end: not what this system is for. Counted. */
    record RejectedOutOfScope(String drafter) implements RequestState {
        @Override
        public Name name() {
            return Name.REJECTED_OUT_OF_SCOPE;
        }
    }

    /** Released by a second person; the channel has not filed it yet. */
    record Approved(String drafter, String approver, Instant releasedAt) implements RequestState {
        public Approved {
            if (approver.equals(drafter)) {
                throw samePerson();
            }
        }

        @Override
        public Name name() {
            return Name.APPROVED;
        }

        InOutbox filed() {
            return new InOutbox(drafter, approver, releasedAt);
        }
    }

    /** The unsigned draft lies in the local outbox. */
    record InOutbox(String drafter, String approver, Instant releasedAt) implements RequestState {
        @Override
        public Name name() {
            return Name.IN_OUTBOX;
        }
    }

    private static void mustBeDrafter(String drafter, Actor by) {
        by.mustBe(Role.ANALYST);
        if (!drafter.equals(by.username())) {
            throw new Refused(
                    Refusal.NOT_PERMITTED,
                    "Chỉ người soạn mới được sửa hoặc trình dự thảo này.",
                    "Only its drafter may change or submit this draft.");
        }
    }

    private static void mustBeAnother(String drafter, Actor by) {
        by.mustBe(Role.APPROVER);
        if (drafter.equals(by.username())) {
            throw samePerson();
        }
    }

    private static Refused samePerson() {
        return new Refused(
                Refusal.SAME_PERSON,
                "Người duyệt phải là người khác với người soạn.",
                "The approver must be another person than the drafter.");
    }
}

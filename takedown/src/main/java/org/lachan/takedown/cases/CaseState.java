package org.lachan.takedown.cases;

import java.time.Instant;
import org.lachan.takedown.acts.Refusal;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.harm.HarmCode;

/** State of a case. The transitions are methods of the states that have them. */
public sealed interface CaseState {

    /** Name in the database and in addresses. */
    enum Name {
        OPEN,
        CONFIRMED,
        DISMISSED,
        OUT_OF_SCOPE,
        HANDED_OFF,
        CLEARED
    }

    Name name();

    /** Whether a person decided. */
    default boolean decided() {
        return !(this instanceof Open || this instanceof Cleared);
    }

    /** What the decision makes of this state. */
    default CaseState decide(Decision decision, String by, Instant at) {
        if (this instanceof Open open) {
            return open.decided(decision, by, at);
        }
        if (this instanceof Confirmed confirmed && decision.kind() == VerdictKind.HANDED_OFF) {
            return confirmed.handOff(decision.requiredCode(), by, at);
        }
        throw new Refused(
                Refusal.WRONG_STATE,
                "Vụ việc đã được quyết định (" + name() + ").",
                "This case is already decided (" + name() + ").");
    }

    /** Waits for an analyst. */
    record Open() implements CaseState {
        @Override
        public Name name() {
            return Name.OPEN;
        }

        CaseState decided(Decision decision, String by, Instant at) {
            return switch (decision.kind()) {
                case CONFIRMED -> new Confirmed(decision.requiredCode(), by, at);
                case DISMISSED -> new Dismissed(by, at);
                case OUT_OF_SCOPE -> new OutOfScope(by, at);
                case HANDED_OFF -> new HandedOff(decision.requiredCode(), by, at);
            };
        }

        Cleared cleared(Instant at) {
            return new Cleared(at);
        }
    }

    /** An analyst found this harm. */
    record Confirmed(HarmCode code, String by, Instant at) implements CaseState {
        public Confirmed {
            if (!code.issuable()) {
                throw new Refused(
                        Refusal.CODE_NOT_ISSUABLE,
                        "Không thể xác nhận với mã " + code + ".",
                        "A case cannot be confirmed with code " + code + ".");
            }
        }

        @Override
        public Name name() {
            return Name.CONFIRMED;
        }

        /** The police may still be told of what was confirmed. */
        public HandedOff handOff(HarmCode handedCode, String by, Instant at) {
            return new HandedOff(handedCode, by, at);
        }
    }

    /** No harm to a child. */
    record Dismissed(String by, Instant at) implements CaseState {
        @Override
        public Name name() {
            return Name.DISMISSED;
        }

        Open reopened() {
            return new Open();
        }
    }

    /** Not what this system is for: counted, its text not kept. */
    record OutOfScope(String by, Instant at) implements CaseState {
        @Override
        public Name name() {
            return Name.OUT_OF_SCOPE;
        }
    }

    /** Given to the police. */
    record HandedOff(HarmCode code, String by, Instant at) implements CaseState {
        public HandedOff {
            if (!code.issuable()) {
                throw new Refused(
                        Refusal.CODE_NOT_ISSUABLE,
                        "Không thể chuyển giao với mã " + code + ".",
                        "A case cannot be handed off with code " + code + ".");
            }
        }

        @Override
        public Name name() {
            return Name.HANDED_OFF;
        }
    }

    /** The post was deleted, or its newest revision no longer meets the policy, before anybody decided. */
    record Cleared(Instant at) implements CaseState {
        @Override
        public Name name() {
            return Name.CLEARED;
        }

        Open reopened() {
            return new Open();
        }
    }
}

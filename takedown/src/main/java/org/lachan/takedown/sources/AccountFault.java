package org.lachan.takedown.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lachan.content.sources.Account;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.cases.CaseState;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.store.Sql;

/** Why a person's account may not be followed. */
public enum AccountFault {
    /** The case that is named does not exist. */
    CASE_UNKNOWN("vụ việc nêu ra không tồn tại", "the case that it names does not exist"),
    /** The case was decided or cleared. */
    CASE_CLOSED("vụ việc nêu ra không còn mở", "the case that it names is no longer open"),
    /** Its end is over. */
    EXPIRED("thời hạn theo dõi đã hết", "the time for which it may be followed is over"),
    /** Its end is too far away. */
    TOO_LONG("thời hạn theo dõi dài hơn 30 ngày", "it would be followed for more than 30 days");

    /** An account is followed so long at most, counted from the release. */
    static final Duration LONGEST = Duration.ofDays(30);

    private final String vi;
    private final String en;

    AccountFault(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    /** The first that holds; the case stays as it is until the transaction ends. Empty for what is no person's account. */
    static Optional<AccountFault> of(Sql tx, Account account, Instant now) {
        String caseId = account.caseId();
        Instant expires = account.expires();
        if (!account.ofPerson() || caseId == null || expires == null) {
            return Optional.empty();
        }
        Optional<AccountFault> fault = ofCase(tx, caseId);
        if (fault.isPresent()) {
            return fault;
        }
        if (!now.isBefore(expires)) {
            return Optional.of(EXPIRED);
        }
        return expires.isAfter(now.plus(LONGEST)) ? Optional.of(TOO_LONG) : Optional.empty();
    }

    private static Optional<AccountFault> ofCase(Sql tx, String caseId) {
        try {
            boolean open = Cases.hold(tx, UUID.fromString(caseId)).state() instanceof CaseState.Open;
            return open ? Optional.empty() : Optional.of(CASE_CLOSED);
        } catch (IllegalArgumentException | Refused e) {
            return Optional.of(CASE_UNKNOWN);
        }
    }
}

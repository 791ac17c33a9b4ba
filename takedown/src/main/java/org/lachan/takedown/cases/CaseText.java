package org.lachan.takedown.cases;

import java.util.List;
import org.lachan.takedown.cases.CasePart.Reason;

/** What an analyst may see of the text. */
public sealed interface CaseText {

    /** @param text title first; the reasons' offsets count its code points */
    record Shown(String text, List<Reason> reasons) implements CaseText {}

    /** A match with a hash list: nobody looks. */
    record Withheld() implements CaseText {}

    /** Expired, dropped, or never there. */
    record Gone() implements CaseText {}
}

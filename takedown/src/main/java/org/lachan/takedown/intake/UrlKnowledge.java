package org.lachan.takedown.intake;

import java.util.List;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.requests.RemovalRequest;

/** What is known of an address. */
public record UrlKnowledge(
        String normalised, List<Case> cases, List<RemovalRequest> requests, List<ManualUrl> entered) {

    /** Whether a request for it is open or was filed. */
    public boolean requested() {
        return requests.stream().anyMatch(request -> request.state().open());
    }
}

package org.lachan.takedown.console;

import java.util.ArrayList;
import java.util.List;
import org.lachan.takedown.requests.RequestState;

/** The states of a request in a row, as far as it came. */
final class LifeLine {

    private static final List<RequestState.Name> WAY = List.of(
            RequestState.Name.DRAFT,
            RequestState.Name.IN_REVIEW,
            RequestState.Name.APPROVED,
            RequestState.Name.IN_OUTBOX);

    private LifeLine() {}

    static List<Station> of(RequestState.Name state) {
        return switch (state) {
            case DRAFT, IN_REVIEW, APPROVED, IN_OUTBOX -> along(WAY, state, "here");
            case RETURNED ->
                along(
                        List.of(
                                RequestState.Name.DRAFT,
                                RequestState.Name.IN_REVIEW,
                                RequestState.Name.RETURNED,
                                RequestState.Name.APPROVED,
                                RequestState.Name.IN_OUTBOX),
                        state,
                        "here");
            case REJECTED, REJECTED_OUT_OF_SCOPE ->
                along(List.of(RequestState.Name.DRAFT, RequestState.Name.IN_REVIEW, state), state, "stop");
        };
    }

    private static List<Station> along(List<RequestState.Name> way, RequestState.Name state, String mark) {
        List<Station> stations = new ArrayList<>();
        int here = way.indexOf(state);
        for (int i = 0; i < way.size(); i++) {
            stations.add(new Station(way.get(i), i < here ? "past" : i == here ? mark : "ahead"));
        }
        return stations;
    }

    /** @param place {@code past}, {@code here}, {@code stop} or {@code ahead} */
    record Station(RequestState.Name state, String place) {}
}

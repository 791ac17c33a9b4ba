package org.lachan.takedown.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.acts.Refused;
import org.lachan.takedown.harm.LetterKind;
import org.lachan.takedown.letters.Letter;
import org.lachan.takedown.store.Sql;

/** What a request prints. */
final class Letters {
    // Our own aim, apart from any statutory term: the first reminder is due a day after the letter.
    private static final Duration TARGET = Duration.ofHours(24);

    private Letters() {}

    static Letter of(Sql tx, RemovalRequest request, Issuer issuer, @Nullable Instant releasedAt) {
        RequestContent content = request.content();
        Addressee addressee = Addressees.find(tx, content.addresseeId())
                .orElseThrow(() -> Refused.notFound("addressee " + content.addresseeId()));
        List<LegalBasis> bases = Guards.cited(tx, content);
        return new Letter(
                request.id().toString(),
                request.publicRef(),
                content.kind().name(),
                content.code().name(),
                issuer.name(),
                addressee.name(),
                content.addresseeLanguage(),
                content.subject(),
                content.items().stream().map(Letters::item).toList(),
                content.facts(),
                content.reasons(),
                bases.stream().map(Letters::ground).toList(),
                content.action().name(),
                content.actionRationale(),
                content.territorialScope(),
                bound(issuer, content, addressee) ? shortestTerm(bases) : null,
                (int) TARGET.toHours(),
                releasedAt);
    }

    // A statutory term runs only from the request of a competent body to a platform; all else has our own target.
    private static boolean bound(Issuer issuer, RequestContent content, Addressee addressee) {
        return issuer.competent()
                && content.kind() == LetterKind.REMOVAL_REQUEST
                && addressee.kind().equals("PLATFORM");
    }

    private static @Nullable Integer shortestTerm(List<LegalBasis> bases) {
        return bases.stream()
                .flatMap(basis -> Stream.ofNullable(basis.hours()))
                .min(Integer::compare)
                .orElse(null);
    }

    private static Letter.Item item(RequestContent.Item item) {
        return new Letter.Item(item.url(), item.contentType(), item.capturedAt(), item.sha256(), item.note());
    }

    private static Letter.Ground ground(LegalBasis basis) {
        return new Letter.Ground(basis.id(), basis.instrument(), basis.article(), basis.mark(), basis.quotedText());
    }
}

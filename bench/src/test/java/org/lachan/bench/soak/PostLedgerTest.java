package org.lachan.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;
import org.lachan.bench.soak.HostPlan.Listing;
import org.lachan.bench.soak.HostPlan.Robots;
import org.lachan.bench.soak.Item.Way;
import org.lachan.bench.soak.Marks.Mark;
import org.lachan.bench.soak.PostLedger.Balance;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;

class PostLedgerTest {
    private static final Item.Key EDITED = new Item.Key(0, 1);
    private static final Item.Key GONE = new Item.Key(0, 2);
    private static final HostPlan PLAN = new HostPlan(
            0,
            Listing.RSS,
            Duration.ofSeconds(1),
            Robots.OPEN,
            false,
            false,
            0,
            List.of(
                    new Item(EDITED, Way.STRAIGHT, 0, List.of(10L), Long.MAX_VALUE),
                    new Item(GONE, Way.STRAIGHT, 0, List.of(), 10),
                    new Item(new Item.Key(0, 3), Way.FORBIDDEN, 0, List.of(), Long.MAX_VALUE)),
            List.of());

    private final PostLedger ledger = new PostLedger();

    @BeforeAll
    static void trustOurRecords() {
        // Avro makes objects of our classes only once the serdes are there.
        assertThat(new AvroSerdes(OurSchemas.asStore())).isNotNull();
    }

    @Test
    void shouldLoseNothingWhereTheLastStateOfEachWasSeen() {
        // when
        ledger.take(post("a", 1, PostChange.NEW, html(EDITED, 1)));
        ledger.take(post("a", 2, PostChange.EDITED, html(EDITED, 2)));
        ledger.take(post("b", 1, PostChange.NEW, html(GONE, 1)));
        ledger.take(post("b", 2, PostChange.DELETED, null));

        // then
        assertThat(balance()).isEqualTo(new Balance(2, 0, 1, 1, 1, 1));
        assertThat(ledger.repeated()).isZero();
        assertThat(ledger.damaged()).isZero();
    }

    @Test
    void shouldMissAnEditAndADeletion() {
        // when
        ledger.take(post("a", 1, PostChange.NEW, html(EDITED, 1)));
        ledger.take(post("b", 1, PostChange.NEW, html(GONE, 1)));

        // then
        assertThat(balance()).isEqualTo(new Balance(2, 2, 1, 0, 1, 0));
        assertThat(ledger.lost(List.of(PLAN), 20)).hasSize(2);
    }

    @Test
    void shouldMissWhatWasNeverSeen() {
        // then
        assertThat(balance().lost()).isEqualTo(1);
    }

    @Test
    void shouldFindARevisionThatCameTwiceAndATextOfTwoRevisions() {
        // when
        ledger.take(post("a", 1, PostChange.NEW, html(EDITED, 1)));
        ledger.take(post("a", 1, PostChange.NEW, html(EDITED, 1)));
        ledger.take(post("a", 2, PostChange.EDITED, html(EDITED, 1)));

        // then
        assertThat(ledger.repeated()).isEqualTo(2);
    }

    @Test
    void shouldFindHalfAPage() {
        // given
        String whole = html(EDITED, 1);

        // when
        ledger.take(post("a", 1, PostChange.NEW, whole.substring(0, whole.length() / 2)));

        // then
        assertThat(ledger.damaged()).isEqualTo(1);
    }

    private Balance balance() {
        return ledger.balance(List.of(PLAN), 20);
    }

    private static String html(Item.Key key, int revision) {
        return Marks.html(new Mark(key, revision));
    }

    private static Post post(String id, int revision, PostChange change, @Nullable String body) {
        return Post.newBuilder()
                .setPostId(id)
                .setRevision(revision)
                .setChange(change)
                .setTargetId(id)
                .setSourceId("soak-0")
                .setSourceKind(SourceKind.FEED)
                .setUrl("http://127.0.0.1/")
                .setFetchedAt(Instant.EPOCH)
                .setMediaType("text/html")
                .setBody(body == null ? null : ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .setMedia(List.of())
                .build();
    }
}

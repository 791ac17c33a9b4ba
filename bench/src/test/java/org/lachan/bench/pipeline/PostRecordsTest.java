package org.lachan.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.content.hashes.Sha256;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;

class PostRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Album.Sealed PICTURE = new Album.Sealed("ab".repeat(32), "sha256-" + "ab".repeat(32), 4_321);

    private final AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
    private final PostBodies bodies = PostBodies.drawn();
    private final PostRecords records =
            new PostRecords(bodies, number -> PICTURE, InputTopics.OURS, serdes, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldWriteASocialPostAsIngestDoes() {
        // when
        List<ProducerRecord<byte[], byte[]>> made = records.of(new Item(77, Kind.SOCIAL, 70, 77, 1, false));

        // then
        assertThat(made).hasSize(1);
        Post post = post(made.get(0));
        assertThat(made.get(0).topic()).isEqualTo("posts");
        assertThat(new String(made.get(0).key(), StandardCharsets.UTF_8)).isEqualTo(post.getPostId());
        assertThat(PostIds.number(post.getPostId())).isEqualTo(77);
        assertThat(post.getRevision()).isEqualTo(1);
        assertThat(post.getChange()).isEqualTo(PostChange.NEW);
        assertThat(post.getFetchedAt()).isEqualTo(NOW);
        assertThat(post.getUrl()).endsWith(post.getPostId());
        assertThat(bytes(post.getBody())).isEqualTo(bodies.texts().body(70));
        assertThat(post.getContentSha256()).isEqualTo(Sha256.of(bodies.texts().body(70)));
    }

    @Test
    void shouldWriteAPageAsItsNextRevision() {
        // when
        Post post = post(records.of(new Item(300, Kind.NEWS, 9, 9, 2, true)).get(0));

        // then
        assertThat(PostIds.number(post.getPostId())).isEqualTo(9);
        assertThat(post.getRevision()).isEqualTo(2);
        assertThat(post.getChange()).isEqualTo(PostChange.EDITED);
        assertThat(bytes(post.getBody())).isEqualTo(bodies.pages().page(9));
        assertThat(post.getContentSha256()).isEqualTo(Sha256.of(bodies.pages().page(9)));
        assertThat(post.getBodyBytes()).isEqualTo(bodies.pages().page(9).length);
    }

    @Test
    void shouldSendThePictureOfAPostBesideIt() {
        // when
        List<ProducerRecord<byte[], byte[]>> made = records.of(new Item(5, Kind.PICTURE, 0, 5, 1, false));

        // then
        assertThat(made).extracting(ProducerRecord::topic).containsExactly("posts", "media.refs");
        MediaRef ref = serdes.deserializer(MediaRef.class)
                .deserialize("media.refs", made.get(1).value());
        assertThat(new String(made.get(1).key(), StandardCharsets.UTF_8)).isEqualTo(PICTURE.mediaId());
        assertThat(ref.getMediaId()).isEqualTo(PICTURE.mediaId());
        assertThat(ref.getSealedRef()).isEqualTo(PICTURE.reference());
        assertThat(ref.getBytes()).isEqualTo(4_321);
        assertThat(ref.getPostId()).isEqualTo(post(made.get(0)).getPostId());
        assertThat(post(made.get(0)).getMedia()).singleElement().satisfies(link -> assertThat(link.getMediaId())
                .isEqualTo(PICTURE.mediaId()));
    }

    private Post post(ProducerRecord<byte[], byte[]> record) {
        return serdes.deserializer(Post.class).deserialize(record.topic(), record.value());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}

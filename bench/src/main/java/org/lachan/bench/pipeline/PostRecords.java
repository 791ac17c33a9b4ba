package org.lachan.bench.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.Audience;
import org.lachan.avro.MediaLink;
import org.lachan.avro.MediaRef;
import org.lachan.avro.Post;
import org.lachan.avro.PostChange;
import org.lachan.avro.SourceKind;
import org.lachan.content.hashes.Sha256;
import org.lachan.schemas.AvroSerdes;

/** Items as records of topics, as ingest writes them. */
final class PostRecords {
    private static final String SITE = "https://bao.example/bai/";
    private static final int REVISIONS = 2;

    private final SocialTexts texts;
    private final NewsPages pages;
    private final LongFunction<Album.Sealed> pictures;
    private final InputTopics topics;
    private final Clock clock;
    private final Serializer<Post> posts;
    private final Serializer<MediaRef> refs;
    private final List<RecordTemplate> social = new ArrayList<>();
    private final List<List<RecordTemplate>> news = new ArrayList<>();

    PostRecords(
            PostBodies bodies,
            LongFunction<Album.Sealed> pictures,
            InputTopics topics,
            AvroSerdes serdes,
            Clock clock) {
        this.texts = bodies.texts();
        this.pages = bodies.pages();
        this.pictures = pictures;
        this.topics = topics;
        this.clock = clock;
        this.posts = serdes.serializer(Post.class);
        this.refs = serdes.serializer(MediaRef.class);
        for (int revision = 1; revision <= REVISIONS; revision++) {
            social.add(template(Kind.SOCIAL, revision, texts.body(0)));
            List<RecordTemplate> layouts = new ArrayList<>();
            for (int layout = 0; layout < pages.layouts(); layout++) {
                layouts.add(template(Kind.NEWS, revision, pages.blank(layout)));
            }
            news.add(layouts);
        }
    }

    /** The post, and where it carries a picture also its reference. */
    List<ProducerRecord<byte[], byte[]>> of(Item item) {
        String id = PostIds.of(item.id());
        return switch (item.kind()) {
            case SOCIAL -> List.of(post(id, social(item, id)));
            case NEWS -> List.of(post(id, page(item, id)));
            case PICTURE -> withPicture(item, id);
        };
    }

    private byte[] social(Item item, String id) {
        RecordTemplate template = social.get(item.revision() - 1);
        byte[] body = texts.body(item.content());
        byte[] record = template.copy(id, clock.millis());
        System.arraycopy(body, 0, record, template.bodyAt(), body.length);
        template.setHash(record, Sha256.of(body));
        return record;
    }

    private byte[] page(Item item, String id) {
        int layout = pages.layout(item.content());
        RecordTemplate template = news.get(item.revision() - 1).get(layout);
        byte[] record = template.copy(id, clock.millis());
        pages.fill(item.content(), record, template.bodyAt());
        int end = template.bodyAt() + pages.length(layout);
        template.setHash(record, Sha256.of(Arrays.copyOfRange(record, template.bodyAt(), end)));
        return record;
    }

    private List<ProducerRecord<byte[], byte[]>> withPicture(Item item, String id) {
        Album.Sealed picture = pictures.apply(item.content());
        byte[] body = texts.body(-1 - item.content());
        Post post = post(Kind.PICTURE, item.revision(), id, body)
                .setFetchedAt(clock.instant())
                .setContentSha256(Sha256.of(body))
                .setMedia(List.of(MediaLink.newBuilder()
                        .setMediaId(picture.mediaId())
                        .setUrl(SITE + id + ".jpg")
                        .build()))
                .build();
        MediaRef ref = MediaRef.newBuilder()
                .setMediaId(picture.mediaId())
                .setPostId(id)
                .setRevision(item.revision())
                .setSourceId(post.getSourceId())
                .setUrl(SITE + id + ".jpg")
                .setMediaType("image/jpeg")
                .setBytes(picture.bytes())
                .setSealedRef(picture.reference())
                .setPostUrl(post.getUrl())
                .setAudience(post.getAudience())
                .setSourceKind(post.getSourceKind())
                .setFetchedAt(post.getFetchedAt())
                .build();
        return List.of(
                post(id, posts.serialize(topics.posts(), post)),
                new ProducerRecord<>(
                        topics.mediaRefs(), utf8(picture.mediaId()), refs.serialize(topics.mediaRefs(), ref)));
    }

    private ProducerRecord<byte[], byte[]> post(String id, byte[] record) {
        return new ProducerRecord<>(topics.posts(), utf8(id), record);
    }

    private RecordTemplate template(Kind kind, int revision, byte[] body) {
        Post post = post(kind, revision, RecordTemplate.ID, body)
                .setFetchedAt(RecordTemplate.TIME)
                .setContentSha256(RecordTemplate.HASH)
                .build();
        return RecordTemplate.of(post, topics.posts(), posts);
    }

    private static Post.Builder post(Kind kind, int revision, String id, byte[] body) {
        boolean news = kind == Kind.NEWS;
        return Post.newBuilder()
                .setPostId(id)
                .setRevision(revision)
                .setChange(revision == 1 ? PostChange.NEW : PostChange.EDITED)
                .setTargetId(id)
                .setSourceId(news ? "bench-news" : "bench-social")
                .setSourceKind(news ? SourceKind.FEED : SourceKind.MASTODON)
                .setAudience(Audience.GENERAL)
                .setUrl(SITE + id)
                .setTitle(title(news))
                .setMediaType("text/html; charset=utf-8")
                .setBody(ByteBuffer.wrap(body))
                .setBodyBytes(body.length)
                .setMedia(List.of())
                .setHttpStatus(news ? 200 : 0);
    }

    private static @Nullable String title(boolean news) {
        return news ? "Bản tin trong ngày" : null;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.lachan.launcher.roles;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.lachan.content.crawl.SourceReports;
import org.lachan.content.crawl.SourcesInForce;
import org.lachan.content.crawl.SourcesInForce.ReleasedList;
import org.lachan.content.crawl.WatchedSource;
import org.lachan.content.sources.SourceList;
import org.lachan.content.topics.Holding;
import org.lachan.content.topics.TopicFollower;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** How the crawl goes, as the topics tell it at one moment. */
public final class Crawl {
    private final SourceReports reports = new SourceReports();
    private final SourcesInForce inForce = new SourcesInForce();
    private final String bootstrap;

    private Crawl(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Reads it. Throws {@link LaunchFailure} {@code NO_BROKER}. */
    public static Crawl at(String bootstrap) {
        Crawl crawl = new Crawl(bootstrap);
        Set<String> topics = topics(bootstrap);
        crawl.read(topics, Topics.SOURCE_STATUS, crawl.reports);
        crawl.read(topics, Topics.SOURCES, crawl.inForce);
        return crawl;
    }

    private static Set<String> topics(String bootstrap) {
        try (Broker broker = Broker.at(bootstrap)) {
            return broker.describe().stream().map(TopicDescription::name).collect(Collectors.toSet());
        }
    }

    // Where nothing ever ran there are no topics, and nothing to tell.
    private <V extends SpecificRecord> void read(Set<String> topics, Topic<V> topic, Holding<V> holding) {
        if (!topics.contains(topic.name()) || !topics.contains(Topics.SCHEMAS.name())) {
            return;
        }
        try (TopicFollower<V> follower = TopicFollower.open(bootstrap, topic, holding)) {
            follower.readToTheEnd();
        } catch (KafkaException | IllegalStateException e) {
            throw new LaunchFailure(
                    ExitCode.NO_BROKER,
                    "Topic " + topic.name() + " at " + bootstrap + " cannot be read: " + e.getMessage(),
                    "Không đọc được chủ đề " + topic.name() + " tại " + bootstrap + ": " + e.getMessage(),
                    e);
        }
    }

    /** The worst first. */
    public List<WatchedSource> sources(Instant now) {
        SourceList list = inForce.current().map(ReleasedList::sources).orElseGet(() -> new SourceList(List.of()));
        return WatchedSource.all(list, reports, now);
    }

    /** Whether a list of sources was ever released. */
    public boolean released() {
        return inForce.current().isPresent();
    }
}

package org.lachan.launcher.roles;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** The broker that clients are told of, asked through Kafka's admin client. */
public final class Broker implements AutoCloseable {
    private static final int ANSWER_MS = 6_000;

    private final String bootstrap;
    private final Admin admin;

    private Broker(String bootstrap, Admin admin) {
        this.bootstrap = bootstrap;
        this.admin = admin;
    }

    /** Asks it once. Throws {@link LaunchFailure} {@code NO_BROKER} when nobody answers within six seconds */
    public static Broker at(String bootstrap) {
        greet(bootstrap);
        Admin admin;
        try {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrap,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    ANSWER_MS / 2,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    ANSWER_MS));
        } catch (KafkaException e) {
            throw silent(bootstrap, e);
        }
        Broker broker = new Broker(bootstrap, admin);
        try {
            broker.get(admin.describeCluster().nodes());
            return broker;
        } catch (LaunchFailure e) {
            // Without a limit it would first wait for the answer that never comes.
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Creates what is missing of {@link Topics#ALL}; what exists stays as it is.
     *
     * @param partitions 0 for each topic's own number; compacted topics keep their one
     * @param replication 1 to the number of brokers
     * @return names of the topics created, in pipeline order
     */
    public List<String> createMissing(int partitions, int replication) {
        Set<String> existing = get(admin.listTopics().names());
        List<NewTopic> missing = Topics.ALL.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> toCreate(topic, partitions, (short) replication))
                .toList();
        Map<String, KafkaFuture<Void>> results = admin.createTopics(missing).values();
        List<String> created = new ArrayList<>();
        for (NewTopic topic : missing) {
            if (created(results, topic.name())) {
                created.add(topic.name());
            }
        }
        return created;
    }

    /** What the broker knows of each of our topics that exists, in pipeline order. */
    public List<TopicDescription> describe() {
        Set<String> existing = get(admin.listTopics().names());
        List<String> names = Topics.ALL.stream()
                .map(topic -> topic.name())
                .filter(existing::contains)
                .toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(names).allTopicNames());
        return names.stream().map(descriptions::get).toList();
    }

    @Override
    public void close() {
        admin.close();
    }

    private static void greet(String bootstrap) {
        Set<KafkaGreeting.Answer> answers = addresses(bootstrap).stream()
                .map(KafkaGreeting::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(KafkaGreeting.Answer.class)));
        if (answers.contains(KafkaGreeting.Answer.SOMETHING_ELSE)) {
            throw new LaunchFailure(
                    ExitCode.NO_BROKER,
                    "What answers at " + bootstrap + " is no Kafka broker: check --bootstrap.",
                    "Chương trình trả lời tại " + bootstrap + " không phải máy chủ Kafka: hãy kiểm tra --bootstrap.");
        }
        if (!answers.contains(KafkaGreeting.Answer.KAFKA)) {
            throw silent(bootstrap, null);
        }
    }

    private static List<InetSocketAddress> addresses(String bootstrap) {
        try {
            return ClientUtils.parseAndValidateAddresses(
                    List.of(bootstrap.split(",")), ClientDnsLookup.USE_ALL_DNS_IPS);
        } catch (KafkaException e) {
            throw silent(bootstrap, e);
        }
    }

    private static NewTopic toCreate(Topic<?> topic, int partitions, short replication) {
        int wanted = partitions == 0 || topic.partitions() == 1 ? topic.partitions() : partitions;
        return new NewTopic(topic.name(), wanted, replication).configs(topic.config());
    }

    // Two instances that start together both miss the topic; the second one's creation is no error.
    private boolean created(Map<String, KafkaFuture<Void>> results, String name) {
        try {
            KafkaFuture<Void> result = results.get(name);
            if (result != null) {
                result.get();
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The broker at " + bootstrap + " does not create topic " + name + ": "
                            + String.valueOf(e.getCause()),
                    "Máy chủ Kafka tại " + bootstrap + " không tạo được chủ đề " + name + ": "
                            + String.valueOf(e.getCause()),
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw silent(bootstrap, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LaunchFailure silent(String bootstrap, @Nullable Exception cause) {
        return new LaunchFailure(
                ExitCode.NO_BROKER,
                "No Kafka broker answers at " + bootstrap + ": check --bootstrap and that the broker runs.",
                "Không có máy chủ Kafka nào trả lời tại " + bootstrap + ": hãy kiểm tra --bootstrap và máy chủ.",
                cause);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the broker", e);
    }
}

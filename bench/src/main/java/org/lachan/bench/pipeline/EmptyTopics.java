package org.lachan.bench.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.lachan.classifier.ClassifierSettings;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import org.lachan.schemas.Topic;
import org.lachan.schemas.Topics;

/** Keeps the load away from a cluster that somebody works with. */
final class EmptyTopics {
    private static final List<String> NAMES = Stream.of(
                    Topics.POSTS, Topics.MEDIA_REFS, Topics.SCORES, Topics.MEDIA_SCORES, Topics.FLAGS)
            .map(Topic::name)
            .toList();

    private EmptyTopics() {}

    /** @throws LaunchFailure {@code BAD_INPUT} where a topic ever held a record or a classifier runs, {@code NO_BROKER} */
    static void require(String bootstrap) throws InterruptedException {
        Broker.at(bootstrap).close();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            Set<String> used = used(admin);
            if (!used.isEmpty()) {
                throw refused(
                        bootstrap,
                        "its topics " + used + " are not empty",
                        "các chủ đề " + used + " của nó không trống");
            }
            if (isServed(admin)) {
                throw refused(bootstrap, "a classifier works on it", "đang có bộ phân loại làm việc trên đó");
            }
        } catch (ExecutionException e) {
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The broker at " + bootstrap + " does not tell what its topics hold: " + e.getCause(),
                    "Máy chủ Kafka tại " + bootstrap + " không cho biết các chủ đề chứa gì: " + e.getCause(),
                    e);
        }
    }

    private static Set<String> used(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        Map<String, TopicDescription> topics = admin.describeTopics(
                        NAMES.stream().filter(existing::contains).toList())
                .allTopicNames()
                .get();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(partition -> ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> offsets =
                admin.listOffsets(ends).all().get();
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue().offset() > 0)
                .map(entry -> entry.getKey().topic())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isServed(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listGroups().valid().get().stream()
                .filter(group -> group.groupId().equals(ClassifierSettings.TEXT_APPLICATION))
                .anyMatch(group -> group.groupState()
                        .map(state -> !state.toString().equals("Empty"))
                        .orElse(true));
    }

    private static LaunchFailure refused(String bootstrap, String why, String inVietnamese) {
        return new LaunchFailure(
                ExitCode.BAD_INPUT,
                "The Kafka at " + bootstrap + " is not loaded, " + why + ": measure on one that nobody uses.",
                "Không gây tải lên Kafka tại " + bootstrap + " vì " + inVietnamese
                        + ": hãy đo trên một Kafka không ai dùng.");
    }
}

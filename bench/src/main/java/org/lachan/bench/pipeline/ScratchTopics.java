package org.lachan.bench.pipeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.lachan.schemas.Topics;

/** The topics of the pass-through: they exist only while a measurement runs. */
final class ScratchTopics {
    private static final List<String> NAMES =
            List.of(InputTopics.PASS_THROUGH.posts(), InputTopics.PASS_THROUGH.mediaRefs(), PassThrough.COPIES);
    private static final Map<String, String> CONFIG = Map.of(
            "max.message.bytes",
            "1048576",
            "retention.bytes",
            Long.toString(64L << 20),
            "segment.bytes",
            Integer.toString(16 << 20));

    private ScratchTopics() {}

    static void create(String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(bootstrap)) {
            admin.createTopics(NAMES.stream()
                            .map(name -> new NewTopic(name, Topics.POSTS.partitions(), (short) 1).configs(CONFIG))
                            .toList())
                    .all()
                    .get();
        }
    }

    static void delete(String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(bootstrap)) {
            admin.deleteTopics(NAMES).all().get();
        }
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }
}

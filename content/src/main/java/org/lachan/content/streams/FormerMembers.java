package org.lachan.content.streams;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The group's members that an earlier process of this instance left. A static member that comes back gets its former
 * assignment without a rebalance, and only a rebalance creates the changelogs of new stores: with a changed topology
 * its threads would ask for topics that nobody makes, until the session of the former member has run out.
 */
final class FormerMembers {
    private static final Logger LOG = LoggerFactory.getLogger(FormerMembers.class);
    private static final int TIMEOUT_MS = 30_000;

    private FormerMembers() {}

    /** @param settings with the instance id whose members, of any thread, are taken out */
    static void remove(Properties settings) throws InterruptedException {
        String group = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        String instance =
                settings.getProperty(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)) + "-";
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.getProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS))) {
            List<MemberToRemove> former = members(admin, group).stream()
                    .map(MemberDescription::groupInstanceId)
                    .flatMap(Optional::stream)
                    .filter(id -> id.startsWith(instance))
                    .map(MemberToRemove::new)
                    .toList();
            if (!former.isEmpty()) {
                admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(former))
                        .all()
                        .get();
                LOG.info(
                        "event=former-members-removed application={} members={} reason=\"another topology\"",
                        group,
                        former.size());
            }
        } catch (ExecutionException e) {
            // Slower, not wrong: their session runs out.
            LOG.warn("event=former-members-unknown application={} error=\"{}\"", group, String.valueOf(e.getCause()));
        }
    }

    private static List<MemberDescription> members(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        try {
            ConsumerGroupDescription description = Objects.requireNonNull(
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group));
            return List.copyOf(description.members());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }
}

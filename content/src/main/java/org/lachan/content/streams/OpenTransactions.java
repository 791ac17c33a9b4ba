package org.lachan.content.streams;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that a killed process of ours left open. Kafka Streams ends one when the thread of the same number gets its
 * first task; until then no thread can fetch the offsets that it holds, and a thread that waits for them takes no part in
 * the rebalance that would give that other thread a task: minutes, or the time-out of the transaction where there is no such thread.
 */
final class OpenTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
    private static final int TIMEOUT_MS = 30_000;

    private OpenTransactions() {}

    /** @param prefix of the transactional ids of a process that is dead: those of others are their own business */
    static void abort(Properties settings, String prefix) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.getProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS))) {
            List<String> open = open(admin, prefix);
            if (!open.isEmpty()) {
                admin.fenceProducers(open).all().get();
                LOG.info("event=transactions-aborted ids={} reason=\"left open by a killed process\"", open);
            }
        } catch (ExecutionException e) {
            // Slower, not wrong: they end with their threads or their time.
            LOG.warn("event=transactions-unknown prefix={} error=\"{}\"", prefix, String.valueOf(e.getCause()));
        }
    }

    private static List<String> open(Admin admin, String prefix) throws ExecutionException, InterruptedException {
        ListTransactionsOptions ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(ongoing).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(prefix))
                .sorted()
                .toList();
    }
}

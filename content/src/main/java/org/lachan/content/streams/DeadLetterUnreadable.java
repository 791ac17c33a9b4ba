package org.lachan.content.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes that are no record become a dead letter, and one line in the log that says where they were. */
public final class DeadLetterUnreadable implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterUnreadable.class);

    // Kafka's own, for the dead letter and its headers; the launcher silences its stack trace.
    private final DeserializationExceptionHandler kafkas = new LogAndContinueExceptionHandler();

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        LOG.warn(
                "event=dead-letter topic={} partition={} offset={} bytes={} reason=\"{}\"",
                record.topic(),
                record.partition(),
                record.offset(),
                record.serializedValueSize(),
                exception.getMessage());
        return kafkas.handleError(context, record, exception);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        kafkas.configure(configs);
    }
}

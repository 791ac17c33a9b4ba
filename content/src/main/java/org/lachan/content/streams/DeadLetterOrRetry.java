package org.lachan.content.streams;

import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that fails by itself becomes a dead letter; a disk or a broker that fails stops the thread, so that the
 * record is tried again and not lost.
 */
public final class DeadLetterOrRetry implements ProcessingExceptionHandler {
    private final ProcessingExceptionHandler deadLetter = new LogAndContinueProcessingExceptionHandler();
    private final ProcessingExceptionHandler retry = new LogAndFailProcessingExceptionHandler();

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (isTransient(exception)) {
            // Without the dead letters that Kafka's own handler would add: the record is not given up.
            retry.handleError(context, record, exception);
            return Response.fail();
        }
        return deadLetter.handleError(context, record, exception);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetter.configure(configs);
        retry.configure(configs);
    }

    private static boolean isTransient(Exception exception) {
        return exception instanceof UncheckedIOException
                || exception instanceof KafkaException
                || exception instanceof Unavailable;
    }
}

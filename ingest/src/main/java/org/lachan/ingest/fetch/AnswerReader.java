package org.lachan.ingest.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.fetch.BodySink.Enough;

/** Reads one response as it comes, and stops at the limits: what it throws then ends the connection. */
final class AnswerReader implements AsyncResponseConsumer<Answer> {
    private static final int ERROR_PAGE = 64 * 1024;
    // Small bodies can be larger compressed than not.
    private static final int WIRE_SLACK = 64 * 1024;

    private final FetchLimits limits;
    private final MemoryBudget memory;
    private final boolean headersOnly;
    private final BiFunction<HttpResponse, HttpContext, AnswerHead> heads;
    private final CompletableFuture<Answer> answer;
    private @Nullable FutureCallback<Answer> client;
    private @Nullable AnswerHead head;
    private @Nullable BodyBuffer body;
    private @Nullable BodySink sink;
    private long wire;
    private int most;
    private boolean released;

    /**
     * @param heads told of the response's head, once
     * @param answer completed here
     */
    AnswerReader(
            FetchLimits limits,
            MemoryBudget memory,
            boolean headersOnly,
            BiFunction<HttpResponse, HttpContext, AnswerHead> heads,
            CompletableFuture<Answer> answer) {
        this.limits = limits;
        this.memory = memory;
        this.headersOnly = headersOnly;
        this.heads = heads;
        this.answer = answer;
    }

    @Override
    public synchronized void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Answer> callback)
            throws HttpException, IOException {
        AnswerHead came = heads.apply(response, context);
        client = callback;
        head = came;
        if (came.size() > limits.headBytes()) {
            throw new FetchProblem(Problem.UNREADABLE, "headers of more than " + limits.headBytes() + " bytes");
        }
        most = wanted(came.status());
        if (entity == null) {
            finish(came);
        } else if (most == 0) {
            answer.complete(answer(came));
            throw new Enough();
        } else {
            open(came);
        }
    }

    private void open(AnswerHead came) throws IOException {
        body = new BodyBuffer(most, memory);
        try {
            sink = Unpacking.of(came.contentCodings(), body);
        } catch (FetchProblem e) {
            throw stopped(came, e);
        }
    }

    // What is wrong with an error page does not change what its status says.
    private IOException stopped(AnswerHead came, FetchProblem problem) {
        if (came.status() / 100 == 2) {
            return problem;
        }
        answer.complete(answer(came));
        return new Enough();
    }

    private int wanted(int status) {
        if (headersOnly) {
            return 0;
        }
        if (status / 100 == 2) {
            return limits.bodyBytes();
        }
        boolean page = status / 100 == 4 && status != 408 && status != 425 && status != 429;
        return page ? Math.min(ERROR_PAGE, limits.bodyBytes()) : 0;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // Hints before the answer; the head's time limit goes on.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public synchronized void consume(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        if (released || sink == null || body == null || head == null) {
            return;
        }
        wire += bytes.length;
        try {
            if (wire > (long) most + WIRE_SLACK) {
                body.cut();
                throw new Enough();
            }
            sink.write(bytes, 0, bytes.length);
        } catch (Enough e) {
            answer.complete(answer(head));
            throw e;
        } catch (FetchProblem e) {
            throw stopped(head, e);
        }
    }

    @Override
    public synchronized void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        if (released || head == null) {
            return;
        }
        try {
            if (sink != null) {
                sink.end();
            }
            finish(head);
        } catch (FetchProblem e) {
            throw stopped(head, e);
        }
    }

    private void finish(AnswerHead came) {
        Answer whole = answer(came);
        if (client != null) {
            client.completed(whole);
        }
        answer.complete(whole);
    }

    private Answer answer(AnswerHead came) {
        String type = came.value(HttpHeaders.CONTENT_TYPE);
        return new Answer(
                came.status(),
                came.value(HttpHeaders.LOCATION),
                type == null ? "" : type,
                body == null ? new byte[0] : body.bytes(),
                body != null && body.truncated(),
                came.validators(),
                came.retryAfter(),
                came.hop());
    }

    @Override
    public void failed(Exception cause) {
        answer.completeExceptionally(cause instanceof RuntimeException ? noHttp(cause) : cause);
    }

    // The client's parser trips over some answers.
    private static Exception noHttp(Exception cause) {
        return new IOException("no HTTP: " + cause.getMessage(), cause);
    }

    @Override
    public synchronized void releaseResources() {
        // An error page that broke off is still one; the client releases before it tells a failure.
        if (!released && head != null && body != null && head.status() / 100 != 2) {
            answer.complete(answer(head));
        }
        released = true;
        if (sink != null) {
            sink.close();
        } else if (body != null) {
            body.close();
        }
    }
}

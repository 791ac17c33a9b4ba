package org.lachan.ingest.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lachan.content.hashes.Sha256;
import org.lachan.ingest.fetch.Hop;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * A capture as a WARC 1.1 file, not compressed: the same capture gives the same bytes, always. Of each request: request,
 * response and metadata, joined by WARC-Concurrent-To; a capture without hops gives a resource instead.
 */
final class WarcFile {
    private static final String PAYLOAD_DIGEST = "WARC-Payload-Digest";
    private static final String CONFORMS_TO =
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";
    private static final Pattern PEER = Pattern.compile("\\[?([0-9a-fA-F:.]+?)(?:%[^\\]]*)?]?:\\d+");

    private final Capture capture;
    private final String reference;
    private final ByteArrayOutputStream bytes;
    private final WarcWriter writer;
    private final URI info;
    private int records;

    private WarcFile(Capture capture, String reference) throws IOException {
        this.capture = capture;
        this.reference = reference;
        bytes = new ByteArrayOutputStream(capture.body().length + 4096);
        writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.NONE);
        info = nextId();
    }

    /** @param reference of the capture: record ids come from it */
    static byte[] of(Capture capture, String reference) {
        try {
            return new WarcFile(capture, reference).write();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse", e);
        }
    }

    private byte[] write() throws IOException {
        byte[] about = new WarcFields()
                .add("software", "Lachan")
                .add("format", "WARC File Format 1.1")
                .add("conformsTo", CONFORMS_TO)
                .add("lachan-capture", reference)
                .bytes();
        writer.write(stamp(new Warcinfo.Builder(), info, capture.at(), MediaType.WARC_FIELDS, about)
                .build());
        List<Hop> hops = capture.hops();
        for (int i = 0; i < hops.size(); i++) {
            hop(hops.get(i), i == hops.size() - 1);
        }
        if (hops.isEmpty()) {
            resource();
        }
        return bytes.toByteArray();
    }

    private void hop(Hop hop, boolean last) throws IOException {
        URI request = nextId();
        URI response = nextId();
        byte[] body = last ? capture.body() : new byte[0];
        byte[] asked = HttpHead.ofRequest(hop);
        byte[] answered = concat(HttpHead.ofAnswer(hop, body.length), body);
        WarcRequest.Builder first =
                about(stamp(new WarcRequest.Builder(hop.url()), request, hop.at(), MediaType.HTTP_REQUEST, asked), hop);
        writer.write(first.concurrentTo(response).build());
        WarcResponse.Builder second = about(
                stamp(new WarcResponse.Builder(hop.url()), response, hop.at(), MediaType.HTTP_RESPONSE, answered), hop);
        second.setHeader(PAYLOAD_DIGEST, digest(body));
        truncation(hop, last).ifPresent(second::truncated);
        writer.write(second.concurrentTo(request).build());
        WarcFields notes = new WarcFields();
        if (last) {
            describeBody(notes);
        }
        describe(notes, hop, body.length);
        metadata(hop.url(), hop.at(), response, notes.bytes());
    }

    // Bodies of redirects are not read.
    private Optional<WarcTruncationReason> truncation(Hop hop, boolean last) {
        if (last) {
            return capture.truncated() ? Optional.of(WarcTruncationReason.LENGTH) : Optional.empty();
        }
        return HttpHead.mayHaveBody(hop) ? Optional.of(WarcTruncationReason.UNSPECIFIED) : Optional.empty();
    }

    private void resource() throws IOException {
        URI id = nextId();
        WarcResource.Builder resource = stamp(new WarcResource.Builder(), id, capture.at(), type(), capture.body());
        resource.setHeader(PAYLOAD_DIGEST, digest(capture.body()));
        if (capture.truncated()) {
            resource.truncated(WarcTruncationReason.LENGTH);
        }
        writer.write(resource.setHeader("WARC-Target-URI", capture.url()).build());
        WarcFields notes = new WarcFields();
        describeBody(notes);
        metadata(capture.url(), capture.at(), id, notes.bytes());
    }

    private MediaType type() {
        try {
            return MediaType.parse(capture.mediaType());
        } catch (IllegalArgumentException e) {
            // Servers declare all kinds of things, and nothing.
            return MediaType.OCTET_STREAM;
        }
    }

    private void metadata(String url, Instant at, URI about, byte[] notes) throws IOException {
        WarcMetadata.Builder metadata = stamp(new WarcMetadata.Builder(), nextId(), at, MediaType.WARC_FIELDS, notes);
        writer.write(metadata.targetURI(url).concurrentTo(about).build());
    }

    private void describeBody(WarcFields notes) {
        notes.add("fetched-sha256", capture.contentSha256())
                .add("fetched-bytes", capture.contentBytes())
                .add("kept-sha256", Sha256.of(capture.body()));
        if (capture.altered()) {
            notes.add(
                    "altered", "pictures and videos written into the page as data: addresses were replaced by data:,");
        }
        if (capture.truncated()) {
            notes.add("truncated", "the fetcher's limit of bytes cut the body");
        }
    }

    private static void describe(WarcFields notes, Hop hop, long bytes) {
        notes.add("http-protocol", hop.protocol()).add("peer", hop.peer());
        HttpHead.renamed(hop, bytes).forEach(name -> notes.add("renamed-header", name));
        Hop.Tls tls = hop.tls();
        if (tls != null) {
            notes.add("tls-version", tls.version())
                    .add("tls-cipher-suite", tls.cipher())
                    .add("tls-subject", tls.subject());
            tls.certificates().forEach(each -> notes.add("tls-certificate-sha256", each));
        }
    }

    private <R extends WarcRecord, B extends WarcRecord.AbstractBuilder<R, B>> B stamp(
            B builder, URI id, Instant at, MediaType type, byte[] block) {
        B stamped = builder.version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(at)
                .setHeader("WARC-Block-Digest", digest(block))
                .body(type, block);
        return id.equals(info) ? stamped : stamped.setHeader("WARC-Warcinfo-ID", "<" + info + ">");
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B about(
            B builder, Hop hop) {
        address(hop.peer()).ifPresent(address -> builder.setHeader("WARC-IP-Address", address));
        builder.addHeader("WARC-Protocol", http(hop.protocol()));
        Hop.Tls tls = hop.tls();
        if (tls != null) {
            builder.addHeader("WARC-Protocol", tls(tls.version()));
            builder.setHeader("WARC-Cipher-Suite", tls.cipher());
        }
        return builder;
    }

    private static Optional<String> address(@Nullable String peer) {
        return Optional.ofNullable(peer)
                .map(PEER::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    private static String http(String protocol) {
        return protocol.startsWith("HTTP/2") ? "h2" : protocol.toLowerCase(Locale.ROOT);
    }

    private static String tls(String version) {
        String number = version.replace("TLSv", "");
        return "tls/" + (number.contains(".") ? number : number + ".0");
    }

    /** A UUID of our own making (version 8), so that a file that is written twice is the same. */
    private URI nextId() {
        byte[] hash = Sha256.digest().digest((reference + "#" + records++).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer halves = ByteBuffer.wrap(hash);
        long high = halves.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = halves.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return URI.create("urn:uuid:" + new UUID(high, low));
    }

    // In hex: the base32 of a SHA-256 ends in =, which the standard's grammar does not allow there.
    private static String digest(byte[] bytes) {
        return "sha256:" + Sha256.of(bytes);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

package org.lachan.takedown.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lachan.avro.SourceStatus;
import org.lachan.content.crawl.SourceReports;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.cases.Case;
import org.lachan.takedown.cases.Cases;
import org.lachan.takedown.cases.Decision;
import org.lachan.takedown.cases.VerdictKind;
import org.lachan.takedown.console.TestConsole;
import org.lachan.takedown.harm.HarmCode;
import org.lachan.takedown.requests.DraftForm;
import org.lachan.takedown.requests.RemovalRequest;
import org.lachan.takedown.requests.Requests;
import org.lachan.takedown.sources.ListInForce;
import org.lachan.takedown.sources.Proposal;
import org.lachan.takedown.sources.SourceDesk;
import org.springframework.util.FileSystemUtils;

/** The console with cases and requests in the states that a test asks for. */
final class Stage implements AutoCloseable {

    static final Actor LAN = new Actor("lan", "p-lan", Set.of(Role.ANALYST));
    static final Actor HA = new Actor("ha", "p-ha", Set.of(Role.ANALYST, Role.APPROVER));
    static final Actor VAN = new Actor("van", "p-van", Set.of(Role.OPERATOR));
    static final Actor BINH = new Actor("binh", "p-binh", Set.of(Role.OPERATOR));
    static final Actor MINH = new Actor("minh", "p-minh", Set.of(Role.APPROVER));

    private static final String TEXT = "Thông báo của lớp: em học sinh lớp 6 bị nêu tên, địa chỉ nhà và số điện thoại.";

    private final Path data;
    private final TestConsole console;

    private Stage(Path data) {
        this.data = data;
        this.console = TestConsole.start(data, 0);
    }

    static Stage open() {
        try {
            return new Stage(Files.createTempDirectory("lachan-browser"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return console.address();
    }

    void person(String username, Role... roles) {
        console.bean(Accounts.class)
                .add(username, "Người mẫu " + username, TestConsole.PASSWORD, Set.of(roles), Actor.SYSTEM);
    }

    UUID open(String postId) {
        try {
            return console.take(console.flag(postId, org.lachan.avro.HarmCode.PII, TEXT)
                    .setReasons(List.of(
                            TestConsole.reason(TEXT, "học sinh lớp 6", "cue:pupil", 1),
                            TestConsole.reason(TEXT, "lớp 6 bị nêu tên", "head:pii", 0.4),
                            TestConsole.reason(TEXT, "địa chỉ nhà", "head:pii", 0.7),
                            TestConsole.reason(TEXT, "số điện thoại", "rule:phone", 1)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID matched(String postId) {
        try {
            return console.take(console.match(postId).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID decided(String postId, VerdictKind verdict) {
        UUID id = open(postId);
        decide(id, verdict);
        return id;
    }

    void decide(UUID id, VerdictKind verdict) {
        boolean names = verdict == VerdictKind.CONFIRMED || verdict == VerdictKind.HANDED_OFF;
        Case found = console.bean(Cases.class).get(id);
        console.bean(Cases.class)
                .decide(id, found.version(), new Decision(verdict, names ? HarmCode.PII : null, ""), LAN);
    }

    /** A draft with what the form proposes. */
    RemovalRequest drafted(String postId, Actor analyst) {
        UUID id = decided(postId, VerdictKind.CONFIRMED);
        DraftForm form = requests().suggestion(id, analyst);
        return requests().draft(id, form, analyst);
    }

    RemovalRequest submitted(String postId, Actor analyst) {
        RemovalRequest draft = drafted(postId, analyst);
        return requests().submit(draft.id(), draft.sequence(), analyst);
    }

    RemovalRequest approved(String postId) {
        RemovalRequest submitted = submitted(postId, LAN);
        return requests().approve(submitted.id(), submitted.sequence(), MINH);
    }

    RemovalRequest returned(String postId) {
        RemovalRequest submitted = submitted(postId, LAN);
        return requests().giveBack(submitted.id(), submitted.sequence(), "Nêu rõ hơn sự việc.", MINH);
    }

    RemovalRequest rejected(String postId) {
        RemovalRequest submitted = submitted(postId, LAN);
        return requests().reject(submitted.id(), submitted.sequence(), "Không thuộc phạm vi.", true, MINH);
    }

    /** A list that Vân proposed. */
    Proposal proposed(String list) {
        return desk().propose(list, "Thêm các diễn đàn.", VAN);
    }

    /** The same, and Bình put it in force. */
    Proposal released(String list) {
        String inForce = desk().inForce().map(ListInForce::version).orElse("");
        return desk().release(proposed(list).id(), inForce, BINH);
    }

    Proposal returnedList(String list) {
        return desk().giveBack(proposed(list).id(), "Thiếu đối tượng của diễn đàn.", BINH);
    }

    void told(SourceStatus status) {
        console.bean(SourceReports.class).put(status.getSourceId() + "@0", status);
    }

    private SourceDesk desk() {
        return console.bean(SourceDesk.class);
    }

    private Requests requests() {
        return console.bean(Requests.class);
    }

    @Override
    public void close() {
        console.close();
        FileSystemUtils.deleteRecursively(data.toFile());
    }
}

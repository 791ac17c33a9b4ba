package org.lachan.launcher.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.launcher.cli.LogFile;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.LockedFolder;
import org.lachan.launcher.roles.SystemSettings;
import org.lachan.launcher.roles.WholeSystem;
import org.lachan.launcher.sampleweb.SampleWeb;
import org.lachan.takedown.accounts.Accounts;
import org.lachan.takedown.acts.Role;
import org.lachan.takedown.requests.Addressees;

/** One run of the demo: the sample web or other sources, the whole system, and the scripts when asked. */
final class Demo {
    private static final Duration WITHOUT_END = Duration.ofDays(36_500);

    private final DemoSettings settings;
    private final Speech speech;
    private final Clock clock;
    private final Instant begin;

    Demo(DemoSettings settings, Speech speech, Clock clock) {
        this.settings = settings;
        this.speech = speech;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /**
     * Runs until the scripts are through; without {@code --once} until a signal, and then never returns.
     *
     * @throws LaunchFailure for what a person can mend, or when time is over
     */
    Summary run() {
        LogFile.calm();
        DemoFolder folder = DemoFolder.claim(settings.data());
        try (OptionalWeb web = openWeb(folder)) {
            speech.say(
                    "WARNING: the demo may fetch from loopback addresses; never run real sources in this mode.",
                    "CẢNH BÁO: demo được tải từ địa chỉ nội bộ; đừng chạy nguồn thật ở chế độ này.");
            try (WholeSystem system =
                    WholeSystem.start(systemSettings(folder), speech, locked -> LogFile.open(locked.logs()))) {
                return run(folder, web.web(), system);
            }
        }
    }

    private Summary run(DemoFolder folder, @Nullable SampleWeb web, WholeSystem system) {
        DemoAccounts accounts = DemoAccounts.in(folder.accounts());
        accounts.addTo(system.roles().bean(Accounts.class));
        DemoAddressees.register(system.roles().bean(Addressees.class));
        if (web != null) {
            speech.say(
                    "The sample web has a redirect loop, a slow page and a record that nobody can read, on purpose.",
                    "Trang mẫu cố ý có một vòng chuyển hướng, một trang chậm và một bản ghi không ai đọc được.");
            Poison.publishOnce(system.engines().bootstrap());
        }
        welcome(folder, system);
        if (!settings.once()) {
            background(folder, web, system);
            system.await();
        }
        return once(folder, web, system, accounts);
    }

    private Summary once(DemoFolder folder, @Nullable SampleWeb web, WholeSystem system, DemoAccounts accounts) {
        Results results = new Results(system, new Outbox(folder.outbox()));
        Deadline deadline = Deadline.in(settings.timeout(), clock);
        try (Watch watch = new Watch(system, speech, clock, begin)) {
            drain(web, watch, deadline);
            speech.say(
                    "Scripts act as analyst and approver ...", "Kịch bản đóng vai chuyên viên và người phê duyệt ...");
            act(system, accounts);
            deadline.await(() -> results.undelivered().or(() -> watch.pending(begin)));
            speech.say("Draft letters: " + folder.outbox(), "Công văn dự thảo: " + folder.outbox());
            return results.summary(watch.counts(), Duration.between(begin, clock.instant()));
        }
    }

    // The next edition is printed when the pipeline has made of this one all that there is to make.
    private void drain(@Nullable SampleWeb web, Watch watch, Deadline deadline) {
        deadline.await(() -> watch.pending(begin));
        while (web != null && web.edition() < SampleWeb.EDITIONS) {
            Instant turned = turn(web);
            watch.pollNow();
            deadline.await(() -> watch.pending(turned));
        }
    }

    private Instant turn(SampleWeb web) {
        int next = web.edition() + 1;
        speech.say(
                "The sample web prints its edition " + next + ": an edit, a deletion, a few new posts.",
                "Trang mẫu ra số " + next + ": một bài sửa, một bài gỡ, vài bài mới.");
        try {
            web.turnTo(next);
        } catch (IOException e) {
            throw unwritable(settings.data(), e);
        }
        return clock.instant();
    }

    private void background(DemoFolder folder, @Nullable SampleWeb web, WholeSystem system) {
        Thread thread = new Thread(() -> watchForEver(folder, web, system), "demo-progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void watchForEver(DemoFolder folder, @Nullable SampleWeb web, WholeSystem system) {
        try (Watch watch = new Watch(system, speech, clock, begin)) {
            drain(web, watch, Deadline.in(WITHOUT_END, clock));
            speech.say(
                    "Everything is read; the console waits for you. Stop with Ctrl-C.",
                    "Đã xử lý xong; bàn làm việc đang chờ bạn. Dừng bằng Ctrl-C.");
            tellWhere(folder, system);
            Deadline.in(WITHOUT_END, clock).await(() -> {
                watch.tellProgress();
                return Optional.of("a signal");
            });
        } catch (LaunchFailure e) {
            e.tell(speech);
        }
    }

    private static void act(WholeSystem system, DemoAccounts accounts) {
        DemoAccounts.Login analyst = accounts.login(Role.ANALYST);
        DemoAccounts.Login approver = accounts.login(Role.APPROVER);
        URI console = system.roles().console().orElseThrow();
        new ScriptedAnalyst(ConsoleSession.logIn(console, analyst.username(), analyst.password())).act();
        new ScriptedApprover(ConsoleSession.logIn(console, approver.username(), approver.password())).act();
    }

    private void welcome(DemoFolder folder, WholeSystem system) {
        String seconds = Long.toString(Duration.between(begin, clock.instant()).toSeconds());
        speech.say("Ready after " + seconds + " s.", "Sẵn sàng sau " + seconds + " giây.");
        if (settings.once()) {
            return;
        }
        speech.say(
                "Kafka: " + system.engines().bootstrap() + ". Health: "
                        + system.roles().management() + "/actuator/health",
                "Kafka: " + system.engines().bootstrap() + ". Tình trạng: "
                        + system.roles().management() + "/actuator/health");
        tellWhere(folder, system);
    }

    private void tellWhere(DemoFolder folder, WholeSystem system) {
        String console = system.roles().console().orElseThrow().toString();
        speech.say("Console: " + console, "Bàn làm việc: " + console);
        system.roles()
                .intake()
                .ifPresent(intake ->
                        speech.say("Report form: " + intake + "/report", "Biểu mẫu báo cáo: " + intake + "/report"));
        speech.say("Accounts: " + folder.accounts(), "Tài khoản: " + folder.accounts());
    }

    private SystemSettings systemSettings(DemoFolder folder) {
        Path sources = settings.sources() == null ? folder.sources() : settings.sources();
        return new SystemSettings(folder.root(), settings.engines(), settings.web(), sources, null, true, Map.of());
    }

    /** The sample web, or nothing where the demo runs on other sources. */
    private record OptionalWeb(@Nullable SampleWeb web) implements AutoCloseable {
        @Override
        public void close() {
            if (web != null) {
                web.close();
            }
        }
    }

    // The folder's lock is held meanwhile: else a second demo would complain of the first one's ports.
    private OptionalWeb openWeb(DemoFolder folder) {
        if (settings.sources() != null) {
            return new OptionalWeb(null);
        }
        try (LockedFolder lock = LockedFolder.open(folder.root(), locked -> LogFile.open(locked.logs()))) {
            SampleWeb web = SampleWeb.open(folder.sampleWeb());
            Files.writeString(lock.folder().config().resolve("sources.yaml"), web.sourcesYaml());
            return new OptionalWeb(web);
        } catch (BindException e) {
            throw new LaunchFailure(
                    ExitCode.PORT_TAKEN,
                    "The sample web of this folder was at " + e.getMessage() + ", which another program has taken now.",
                    "Trang mẫu của thư mục này ở " + e.getMessage() + ", nay đã bị chương trình khác chiếm.",
                    e);
        } catch (IOException e) {
            throw unwritable(folder.root(), e);
        }
    }

    private static LaunchFailure unwritable(Path root, IOException e) {
        return new LaunchFailure(
                ExitCode.DATA_UNWRITABLE,
                "The data folder " + root + " cannot be used: " + e.getMessage(),
                "Không dùng được thư mục dữ liệu " + root + ": " + e.getMessage(),
                e);
    }
}

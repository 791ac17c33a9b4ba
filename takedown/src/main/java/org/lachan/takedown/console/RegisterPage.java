package org.lachan.takedown.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lachan.takedown.sources.SourceRegister;
import org.lachan.takedown.sources.SourceRegister.Entry;
import org.lachan.takedown.sources.SourceRegister.Listed;
import org.lachan.takedown.sources.SourceRegister.OneAccount;
import org.lachan.takedown.store.Json;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.WebRequest;

/** The public register: which sources are read, for everybody and without a log-in. */
@Controller
class RegisterPage {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SourceRegister register;

    RegisterPage(SourceRegister register) {
        this.register = register;
    }

    @GetMapping("/register/sources")
    String show(Model model, HttpServletResponse response) {
        // The language is in a cookie: no shared cache may keep one reader's page for another.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        model.addAttribute("register", register.page().orElse(null));
        return "register";
    }

    /** Null where nothing was released yet. */
    @GetMapping("/register/sources.json")
    @Nullable
    ResponseEntity<String> json(WebRequest request) {
        Optional<SourceRegister.Page> page = register.page();
        String tag = page.map(list -> list.version() + "-" + list.releasedAt().toEpochMilli())
                .orElse("none");
        if (request.checkNotModified("\"" + tag + "\"")) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(Json.write(page.map(RegisterPage::object).orElseGet(RegisterPage::nothing)));
    }

    private static Map<String, @Nullable Object> nothing() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("version", null);
        object.put("releasedAt", null);
        object.put("sources", List.of());
        return object;
    }

    private static Map<String, @Nullable Object> object(SourceRegister.Page page) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("version", page.version());
        object.put("releasedAt", page.releasedAt().toString());
        object.put("sources", page.entries().stream().map(RegisterPage::object).toList());
        return object;
    }

    private static Map<String, @Nullable Object> object(Entry entry) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (entry instanceof Listed listed) {
            object.put("id", listed.id());
            object.put("kind", lower(listed.kind()));
            object.put("host", listed.host());
            object.put("audience", lower(listed.audience()));
            object.put("since", listed.since().toString());
        } else if (entry instanceof OneAccount account) {
            object.put("kind", lower(account.kind()));
            object.put("oneAccount", true);
            object.put("until", account.until() == null ? null : account.until().toString());
        }
        return object;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}

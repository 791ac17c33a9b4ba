package org.lachan.launcher.demo;

import java.util.List;
import java.util.Set;
import org.lachan.launcher.sampleweb.Site;
import org.lachan.takedown.acts.Actor;
import org.lachan.takedown.requests.Addressee;
import org.lachan.takedown.requests.Addressees;

/** Invented publishers, who answer for the loopback addresses of the sample web. */
final class DemoAddressees {
    private DemoAddressees() {}

    static void register(Addressees addressees) {
        all().forEach(addressee -> addressees.register(addressee, Actor.SYSTEM));
    }

    private static List<Addressee> all() {
        return List.of(
                press("demo-bao-song-xanh", "Báo Sông Xanh (mẫu)", "vi", Site.NEWS_VI),
                press("demo-harbour-lantern", "The Harbour Lantern (sample)", "en", Site.NEWS_EN),
                addressee("demo-quan-nuoc", "Mạng Quán Nước (mẫu)", "PLATFORM", "vi", Site.TIMELINE));
    }

    private static Addressee press(String id, String name, String language, Site site) {
        return addressee(id, name, "PRESS", language, site);
    }

    private static Addressee addressee(String id, String name, String kind, String language, Site site) {
        return new Addressee(id, name, kind, language, "VN", Set.of(site.host()), "outbox", null);
    }
}

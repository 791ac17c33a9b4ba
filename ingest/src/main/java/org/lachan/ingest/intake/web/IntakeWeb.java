package org.lachan.ingest.intake.web;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lachan.content.identity.Identities;
import org.lachan.ingest.intake.OpenDesk;
import org.lachan.ingest.intake.ReportDesk;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running intake: the partners' address and the public form, on a port of their own. */
public final class IntakeWeb implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final AutoCloseable desk;
    private final String address;

    private IntakeWeb(ConfigurableApplicationContext context, AutoCloseable desk, String address) {
        this.context = context;
        this.desk = desk;
        this.address = address;
    }

    /**
     * Returns once it answers.
     *
     * @throws org.lachan.content.yaml.BadSettings with every problem of the partners' file and its line
     * @throws IOException when the data folder cannot be used
     * @throws org.springframework.boot.web.server.PortInUseException when another program has the port
     */
    public static IntakeWeb start(IntakeSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        OpenDesk open = OpenDesk.following(settings.bootstrap(), settings.folder(), clock);
        try {
            return start(settings, open.desk(), open.identities(), open, clock);
        } catch (RuntimeException | IOException e) {
            open.close();
            throw e;
        }
    }

    static IntakeWeb start(
            IntakeSettings settings, ReportDesk desk, Identities identities, AutoCloseable closing, Clock clock)
            throws IOException {
        PartnersOnDisk partners = PartnersOnDisk.open(settings.folder());
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean(
                    PartnerEndpoint.class,
                    () -> new PartnerEndpoint(desk, partners, new Visitors(settings.proxies(), clock), clock));
            context.registerBean(
                    ReportPage.class,
                    () -> new ReportPage(
                            desk, new FormStamp(identities, clock), new Visitors(settings.proxies(), clock), clock));
        };
        ConfigurableApplicationContext context = new SpringApplicationBuilder(IntakeApplication.class)
                .initializers(beans)
                .properties(properties(settings))
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .build()
                .run();
        return new IntakeWeb(context, closing, settings.address());
    }

    public URI address() {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://" + address + ":" + port);
    }

    @Override
    public void close() {
        context.close();
        try {
            desk.close();
        } catch (Exception e) {
            throw new IllegalStateException("The desk does not close", e);
        }
    }

    private static Map<String, Object> properties(IntakeSettings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.application.name", "lachan-intake");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.web-application-type", "servlet");
        properties.put("spring.jmx.enabled", "false");
        properties.put("server.address", settings.address());
        properties.put("server.port", settings.port());
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        properties.put("server.forward-headers-strategy", "none");
        properties.put("server.tomcat.connection-timeout", "10s");
        properties.put("server.tomcat.max-http-form-post-size", ReportPage.LARGEST_FORM + "B");
        properties.put("server.tomcat.max-swallow-size", "1MB");
        properties.put("server.tomcat.threads.max", "32");
        properties.put("server.max-http-request-header-size", "16KB");
        properties.put("spring.thymeleaf.prefix", "classpath:/intake/templates/");
        properties.put("spring.web.resources.add-mappings", "false");
        return properties;
    }
}

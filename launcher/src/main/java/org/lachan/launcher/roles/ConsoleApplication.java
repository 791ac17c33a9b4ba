package org.lachan.launcher.roles;

import java.time.Clock;
import org.lachan.content.crawl.SourceReports;
import org.lachan.takedown.Takedown;
import org.lachan.takedown.TakedownConfiguration;
import org.lachan.takedown.console.ConsoleConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The takedown role: cases, requests, and the console on a port of its own. */
@Configuration(proxyBeanMethods = false)
@Import({TakedownConfiguration.class, ConsoleConfiguration.class})
class ConsoleApplication {

    @Bean
    RoleHealth takedownHealthIndicator(Takedown takedown) {
        return new RoleHealth(new TakedownRole(takedown));
    }

    @Bean
    SourceMetrics sourceMetrics(SourceReports reports, Clock clock) {
        return new SourceMetrics(reports, clock);
    }

    @Bean
    RoleMetrics takedownMetrics(Takedown takedown) {
        return new RoleMetrics(new TakedownRole(takedown));
    }
}

package dev.saldo.issuer;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.apache.catalina.session.ManagerBase;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Accounts, and the form that people sign in with. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SignInConfiguration {

    private static final int MOST_SESSIONS = 1_000;
    private static final String REACTOR_HOOK = "securityReactorContextSubscriberRegistrar";

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(
            HttpSecurity http, ProviderManager signIn, Pages pages, IssuerProperties properties) throws Exception {
        return http.authenticationManager(signIn)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/issuer.css", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").failureHandler(pages::refused))
                .logout(logout -> logout.logoutSuccessUrl("/login?signed-out"))
                .exceptionHandling(handling -> handling.accessDeniedHandler(pages::expired))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(properties)))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    @Bean
    ProviderManager signIn(IssuerProperties properties, Newcomers newcomers, Clock clock) {
        var encoder = new BCryptPasswordEncoder();
        var accounts = Accounts.keptIn(properties.file("accounts.json"), properties.accounts(), encoder, newcomers);
        var passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
        return new ProviderManager(new ThrottledSignIn(passwords, new Throttle(clock)));
    }

    @Bean
    Pages pages() {
        return new Pages();
    }

    @Bean
    ServletRegistrationBean<Pages> pagesRegistration(Pages pages) {
        return new ServletRegistrationBean<>(pages, "/");
    }

    /** So that a name of somebody else that resolves to this machine does not reach the issuer. */
    @Bean
    StrictHttpFirewall firewall(IssuerProperties properties) {
        var hosts =
                new HashSet<>(List.of("localhost", "127.0.0.1", properties.uri().getHost()));
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(hosts::contains);
        return firewall;
    }

    @Bean
    TomcatContextCustomizer boundedSessions() {
        return context -> {
            if (context.getManager() instanceof ManagerBase sessions) {
                sessions.setMaxActiveSessions(MOST_SESSIONS);
            }
        };
    }

    /** The protocol keeps a list of sessions, and hears here when they end. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /**
     * Takes back a hook of Spring Security's that puts this servlet's request into the context of every reactive chain:
     * of the whole process, so of every service that runs beside the issuer, which pays for it at each subscription.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor noHookIntoReactiveServices() {
        return registry -> {
            if (registry.containsBeanDefinition(REACTOR_HOOK)) {
                registry.removeBeanDefinition(REACTOR_HOOK);
            }
        };
    }

    /** Browsers apply form-action to where the sign-in leads in the end, too. */
    private static String policy(IssuerProperties properties) {
        return "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + String.join(" ", properties.origins());
    }
}

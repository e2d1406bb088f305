package dev.saldo.billing.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class PropertiesTest {

    private static final String PREFIX = "saldo.billing.provider.";

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @EnableConfigurationProperties(ProviderProperties.class)
    static class Bound {}

    @Test
    void nobodyIsAskedUnlessTold() {
        context.run(started -> {
            var properties = started.getBean(ProviderProperties.class);
            assertThat(properties).isEqualTo(new ProviderProperties("", "", Duration.ofSeconds(10)));
            assertThat(properties.isConfigured()).isFalse();
        });
    }

    @Test
    void aProviderIsAnAddressAndASecretThatIsNotShown() {
        context.withPropertyValues(
                        PREFIX + "url=https://pay.example.com/collect", PREFIX + "secret=sesame", PREFIX + "timeout=3s")
                .run(started -> {
                    var properties = started.getBean(ProviderProperties.class);
                    assertThat(properties.isConfigured()).isTrue();
                    assertThat(properties.url()).isEqualTo("https://pay.example.com/collect");
                    assertThat(properties.secret()).isEqualTo("sesame");
                    assertThat(properties.timeout()).hasSeconds(3);
                    assertThat(properties.toString()).doesNotContain("sesame");
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://pay.example.com, '',     10s
            https://pay.example.com, ' ',    10s
            pay.example.com,         sesame, 10s
            ftp://pay.example.com,   sesame, 10s
            https://pay.example.com, sesame, 0s
            https://pay.example.com, sesame, 61s
            https://pay.example.com, sesame, soon
            """)
    void whatMakesNoSenseIsRefusedAtStart(String url, String secret, String timeout) {
        context.withPropertyValues(PREFIX + "url=" + url, PREFIX + "secret=" + secret, PREFIX + "timeout=" + timeout)
                .run(started -> assertThat(started).hasFailed());
    }
}

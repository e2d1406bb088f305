package dev.saldo.gateway.docs;

import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Serves Swagger UI from its jar, so that the page needs nothing from elsewhere. */
@Configuration(proxyBeanMethods = false)
class SwaggerUiFiles implements WebFluxConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + version() + "/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }

    /** The version is part of the path inside the jar, and only the parent build names it. */
    private static String version() {
        var jar = new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties");
        try {
            return PropertiesLoaderUtils.loadProperties(jar).getProperty("version", "");
        } catch (IOException absent) {
            throw new IllegalStateException("Swagger UI is not on the class path", absent);
        }
    }
}

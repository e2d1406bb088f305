# One Dockerfile for every service. It packs a jar that the build has already made and tested:
#   ./mvnw package
#   docker build --build-arg SERVICE=platform-service --build-arg PORT=8081 -t saldo/platform-service:0.1.0-SNAPSHOT .

ARG JAVA_TAG=25.0.3_9-jre-noble

FROM eclipse-temurin:${JAVA_TAG} AS layers
ARG SERVICE
WORKDIR /build
RUN : "${SERVICE:?pass --build-arg SERVICE=<module>, for example platform-service}"
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination extracted \
 && mkdir ours \
 && cp -r extracted/snapshot-dependencies/. extracted/application/. ours/

FROM eclipse-temurin:${JAVA_TAG}
ARG SERVICE
ARG PORT=8080
LABEL org.opencontainers.image.title="saldo ${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0"

# /var/lib/saldo is the only place a service may keep files (identity's bootstrap key); volumes inherit its owner.
RUN groupadd --gid 10001 saldo \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /app --shell /usr/sbin/nologin saldo \
 && install --directory --owner 10001 --group 10001 --mode 0700 /var/lib/saldo

WORKDIR /app
COPY deploy/docker/healthcheck /usr/local/bin/healthcheck
# What others made, then what we made: a new build of ours replaces the last layer only.
COPY --from=layers /build/extracted/dependencies/ ./
COPY --from=layers /build/ours/ ./

# To add an option, set JDK_JAVA_OPTIONS: setting JAVA_TOOL_OPTIONS replaces these.
ENV SERVER_PORT=${PORT} \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65 -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Dio.netty.leakDetection.level=disabled"

USER 10001:10001
EXPOSE ${PORT}
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=6 CMD ["/usr/local/bin/healthcheck"]
ENTRYPOINT ["java", "-jar", "app.jar"]

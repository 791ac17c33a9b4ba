# One image for every role and tool: docker run lachan:0.2.0 ROLE --help
# Build it from the sources:       docker build -t lachan:0.2.0 .
# or from a jar that exists:       docker build -t lachan:0.2.0 --build-arg JAR=given -f Dockerfile FOLDER_WITH_LACHAN_JAR
# It needs BuildKit (the default since Docker 23; DOCKER_BUILDKIT=1 before), which builds only the stages that are used.
ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-17
ARG JRE_IMAGE=eclipse-temurin:17-jre
ARG JAR=built

FROM ${MAVEN_IMAGE} AS built
WORKDIR /src
COPY . .
RUN mvn -q -B -ntp -Dquick -Dmaven.test.skip=true -pl launcher -am package && mv launcher/target/lachan.jar /lachan.jar

FROM ${JRE_IMAGE} AS given
COPY lachan.jar /lachan.jar

FROM ${JAR} AS jar

# Libraries and our classes apart: a new version of ours alone is a small layer.
FROM ${JRE_IMAGE} AS layers
COPY --from=jar /lachan.jar /lachan.jar
RUN java -Djarmode=tools -jar /lachan.jar extract --layers --destination /layers

# The base must have bash, which asks for the health. No fonts: letters embed their own.
FROM ${JRE_IMAGE}
LABEL org.opencontainers.image.title="Lá chắn" org.opencontainers.image.licenses="GPL-3.0-or-later"
RUN groupadd --gid 10001 lachan \
 && useradd --uid 10001 --gid lachan --no-create-home --home-dir /data --shell /usr/sbin/nologin lachan \
 && install -d -o lachan -g lachan -m 0700 /data /data/keys /data/sealed
COPY --from=layers /layers/dependencies/ /opt/lachan/
COPY --from=layers /layers/application/ /opt/lachan/
USER 10001:10001
WORKDIR /data
VOLUME /data
# Java reads JDK_JAVA_OPTIONS itself, so that it is the container's first process and gets its signals. Every option of a
# role has a variable (docs/configuration.md); these are what is true in every container.
ENV LANG=C.UTF-8 \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:-DontCompileHugeMethods -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8" \
    LACHAN_DATA=/data \
    LACHAN_LISTEN=0.0.0.0 \
    LACHAN_CONSOLE_PORT=8080 \
    LACHAN_MANAGEMENT_PORT=8081
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$LACHAN_MANAGEMENT_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "/opt/lachan/lachan.jar"]
CMD ["--help"]

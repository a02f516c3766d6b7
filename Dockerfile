# zerodrop in a container: docker build -t zerodrop:0.1.0 .
# Flink with zerodrop's job: docker build --target flink -t zerodrop-flink:0.1.0 .
FROM eclipse-temurin:17.0.15_6-jdk-jammy AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -q -Pjob -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM flink:2.3.0-java17 AS flink
COPY --from=build /build/pipeline/target/job/zerodrop-job.jar /opt/flink/usrlib/
# A volume mounted here belongs to the user that Flink runs as.
RUN mkdir -p /var/lib/zerodrop && chown flink:flink /var/lib/zerodrop

FROM eclipse-temurin:17.0.15_6-jre-jammy
RUN useradd --system --uid 10001 --create-home zerodrop
COPY --from=build /build/pipeline/target/lib /opt/zerodrop/lib
COPY --from=build /build/pipeline/target/zerodrop-pipeline-*.jar /opt/zerodrop/lib/
COPY --from=build /build/incidents /opt/zerodrop/incidents
USER zerodrop
WORKDIR /home/zerodrop
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Dzerodrop.home=/opt/zerodrop", "-cp", "/opt/zerodrop/lib/*", "io.zerodrop.pipeline.Main"]
CMD ["--help"]

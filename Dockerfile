# zerodrop in a container: docker build -t zerodrop:0.1.0 .
FROM eclipse-temurin:17.0.15_6-jdk-jammy AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM eclipse-temurin:17.0.15_6-jre-jammy
RUN useradd --system --uid 10001 --create-home zerodrop
COPY --from=build /build/pipeline/target/lib /opt/zerodrop/lib
COPY --from=build /build/pipeline/target/zerodrop-pipeline-*.jar /opt/zerodrop/lib/
COPY --from=build /build/incidents /opt/zerodrop/incidents
USER zerodrop
WORKDIR /home/zerodrop
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Dzerodrop.home=/opt/zerodrop", "-cp", "/opt/zerodrop/lib/*", "io.zerodrop.pipeline.Main"]
CMD ["--help"]

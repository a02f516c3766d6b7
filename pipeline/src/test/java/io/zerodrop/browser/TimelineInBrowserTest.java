package io.zerodrop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.zerodrop.dashboards.kibana.content.ImportFile;
import io.zerodrop.dashboards.kibana.model.Panel;
import io.zerodrop.elasticsearch.CommandLine;
import io.zerodrop.elasticsearch.ElasticsearchNode;
import io.zerodrop.elasticsearch.Servers;
import io.zerodrop.elasticsearch.Store;
import io.zerodrop.kibana.PublishedIncidents;
import io.zerodrop.kibana.VegaSpec;
import io.zerodrop.npm.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The timeline of Kibana's dashboard, drawn by both major versions of Vega from the documents of a
 * real replay.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TimelineInBrowserTest {

  /** Kept, to be looked at. */
  private static final Path PICTURES = Path.of("target", "pictures");

  private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

  private Chromium chromium;
  private List<Path> vegas;
  private List<Path> pages;
  private JsonNode specification;
  private Path directory;

  @BeforeAll
  void draw(@TempDir Path temporary) throws Exception {
    directory = temporary;
    Optional<Path> five = NpmPackages.installed("vega", "vega@5.33.0", "vega-lite@5.21.0");
    Optional<Path> six = NpmPackages.installed("vega-6", "vega@6.4.0", "vega-lite@6.4.3");
    Assumptions.assumeTrue(five.isPresent() && six.isPresent(), "not run: npm fetches no Vega");
    vegas = List.of(five.orElseThrow(), six.orElseThrow());
    Optional<Chromium> started = Chromium.start();
    Assumptions.assumeTrue(started.isPresent(), "not run: no Chromium");
    chromium = started.orElseThrow();
    ElasticsearchNode node = Servers.eight();
    Store.empty(node);
    CommandLine zerodrop = new CommandLine(directory);
    CommandLine.Run run =
        zerodrop.replay(
            "rollout-race",
            directory.resolve("out"),
            zerodrop.options(node, ElasticsearchNode.WRITER));
    assertThat(run.exit()).as(run.err()).isZero();
    node.ask("POST", "/zerodrop-*/_refresh", null);
    specification =
        VegaSpec.resolved(
            VegaSpec.read(timeline()),
            PublishedIncidents.period(),
            (index, body) -> node.ask("POST", "/" + index + "/_search", body.toString()).body());
    pages =
        List.of(
            Files.writeString(directory.resolve("timeline-5.html"), html(scripts(vegas.get(0)))),
            Files.writeString(directory.resolve("timeline-6.html"), html(scripts(vegas.get(1)))));
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void showsEachPodItsStepsAndItsRequests() throws IOException {
    for (Path page : pages) {
      showsEachPodItsStepsAndItsRequests(page);
    }
  }

  private void showsEachPodItsStepsAndItsRequests(Path page) throws IOException {
    try (OpenReport open = open(page, 1000, 420)) {
      assertThat(open.complaints()).isEmpty();
      List<JsonNode> terminations = values("zerodrop-terminations");
      for (JsonNode hit : terminations) {
        assertThat(open.page().locator("svg").textContent())
            .contains(hit.at("/_source/kubernetes/pod/name").asText());
      }
      assertThat(open.page().locator("svg .mark-symbol path").count())
          .isGreaterThan(values("zerodrop-attempts").size() / 2);
      assertThat(open.page().locator("svg .mark-rect path").count())
          .isGreaterThanOrEqualTo(2 * terminations.size());
      for (String letter : List.of("T", "S", "X", "P", "I")) {
        assertThat(open.page().locator("svg .mark-text text").allTextContents()).contains(letter);
      }
      picture(open, page, "");
    }
  }

  @Test
  void fitsASmallPanel() throws IOException {
    for (Path page : pages) {
      try (OpenReport open = open(page, 480, 360)) {
        assertThat(open.complaints()).isEmpty();
        assertThat((Integer) open.page().evaluate("document.querySelector('svg').clientWidth"))
            .isLessThanOrEqualTo(480);
        picture(open, page, "-small");
      }
    }
  }

  /** Where a pod exited before its routers followed, the drawing shows the two apart. */
  @Test
  void theGapIsWideEnoughToSee() {
    for (Path page : pages) {
      theGapIsWideEnoughToSee(page);
    }
  }

  private void theGapIsWideEnoughToSee(Path page) {
    try (OpenReport open = open(page, 1000, 420)) {
      Object widths =
          open.page()
              .evaluate(
                  "(() => { const w = sel => [...document.querySelectorAll(sel)]"
                      + ".map(e => e.getBBox().width);"
                      + "return [Math.min(...w('svg .layer_0_marks path')),"
                      + " Math.max(...w('svg .layer_1_marks path'))]; })()");
      List<?> pair = (List<?>) widths;
      double stillRouted = ((Number) pair.get(0)).doubleValue();
      double accepted = ((Number) pair.get(1)).doubleValue();
      assertThat(stillRouted - accepted).as("pixels between exit and routers").isGreaterThan(25);
    }
  }

  /** By the schema of each version of Vega-Lite, with answers in the place of Kibana's queries. */
  @Test
  void isValidVegaLite() throws Exception {
    Optional<Path> ajv = NpmPackages.installed("ajv", "ajv@6.12.6");
    Assumptions.assumeTrue(ajv.isPresent(), "not run: npm fetches no ajv");
    JsonNode valid = VegaSpec.resolved(VegaSpec.read(timeline()), NONE, (index, body) -> NONE);
    JsonNode spoilt = valid.deepCopy();
    ((ObjectNode) spoilt.at("/layer/0/mark")).put("colour", "red");
    for (Path vega : vegas) {
      String schema =
          Files.readString(
              vega.resolve("vega-lite").resolve("build").resolve("vega-lite-schema.json"));
      try (OpenReport open = open(pages.get(0), 480, 360)) {
        Path script = ajv.orElseThrow().resolve("ajv").resolve("dist").resolve("ajv.min.js");
        open.page().addScriptTag(new Page.AddScriptTagOptions().setPath(script));
        List<?> errors =
            (List<?>)
                open.page()
                    .evaluate(
                        "([schema, ...specs]) => { const valid = new Ajv({unknownFormats: 'ignore',"
                            + " logger: false}).compile(JSON.parse(schema));"
                            + "return specs.map(spec => valid(JSON.parse(spec)) ? ''"
                            + " : valid.errors[0].dataPath + ' ' + valid.errors[0].message); }",
                        List.of(schema, valid.toString(), spoilt.toString()));
        assertThat(errors.get(0)).isEqualTo("");
        assertThat((String) errors.get(1)).contains("additional properties");
      }
    }
  }

  private OpenReport open(Path page, int width, int height) {
    OpenReport open =
        chromium.open(page, new Browser.NewContextOptions().setViewportSize(width, height), "");
    open.await("!!document.querySelector('svg .mark-text text')");
    return open;
  }

  private static void picture(OpenReport open, Path page, String size) throws IOException {
    String name = page.getFileName().toString().replace(".html", size + ".png");
    Path file = Files.createDirectories(PICTURES).resolve(name);
    open.page().screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(Files.size(file)).isGreaterThan(8_000);
  }

  private List<JsonNode> values(String index) {
    JsonNode data = index.endsWith("terminations") ? specification.path("data") : attempts();
    List<JsonNode> hits = new ArrayList<>();
    data.at("/values/hits/hits").forEach(hits::add);
    return hits;
  }

  private JsonNode attempts() {
    for (JsonNode layer : specification.path("layer")) {
      if (layer.path("data").has("values")) {
        return layer.path("data");
      }
    }
    throw new AssertionError("no layer has data of its own");
  }

  private static String timeline() {
    return ImportFile.dashboards().stream()
        .flatMap(dashboard -> dashboard.panels().stream())
        .map(Panel::config)
        .map(config -> config.at("/savedVis/params/spec").asText(""))
        .filter(spec -> !spec.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> scripts(Path modules) {
    return List.of(
        modules.resolve("vega").resolve("build").resolve("vega.min.js"),
        modules.resolve("vega-lite").resolve("build").resolve("vega-lite.min.js"));
  }

  /** As Kibana's container does it: the drawing gets the size of its panel. */
  private String html(List<Path> scripts) throws IOException {
    StringBuilder html =
        new StringBuilder("<!doctype html><meta charset=utf-8><style>body{margin:0}</style>");
    for (Path script : scripts) {
      html.append("<script src=\"").append(script.toUri()).append("\"></script>");
    }
    String spec =
        JsonNodeFactory.instance
            .objectNode()
            .set("spec", specification)
            .toString()
            .replace("</", "<\\/");
    return html.append("<div id=view></div><script>const given=")
        .append(spec)
        .append(
            ";const spec={width:'container',height:'container',...given.spec,"
                + "width:innerWidth-4,height:innerHeight-4};"
                + "const warn=[];const logger={warn:(...m)=>{console.warn(...m);return logger},"
                + "info:()=>logger,debug:()=>logger,error:(...m)=>{console.error(...m);return logger},"
                + "level:()=>logger};"
                + "new vega.View(vega.parse(vegaLite.compile(spec,{logger}).spec),"
                + "{renderer:'svg',container:'#view',logger}).runAsync();</script>")
        .toString();
  }
}

package io.zerodrop.dashboards.advice;

import io.zerodrop.analyzer.advice.ExpectedTimeline;
import java.util.List;
import java.util.Locale;

/** {@code timeline.svg}: the timelines as a picture for a browser or a change request. */
public final class TimelinePicture {

  private static final int LEFT = 190;
  private static final int WIDTH = 640;
  private static final int ROW = 22;

  private TimelinePicture() {}

  public static String of(List<ExpectedTimeline> timelines) {
    StringBuilder body = new StringBuilder();
    int y = 10;
    for (ExpectedTimeline timeline : timelines) {
      y = draw(body, timeline, y);
    }
    return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\""
                    + " font-family=\"sans-serif\" font-size=\"13\">%n",
                LEFT + WIDTH + 60,
                y + 10)
            .replace("\r", "")
        + "<title>What happens to a pod after its deletion</title>\n"
        + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        + body
        + "</svg>\n";
  }

  private static int draw(StringBuilder body, ExpectedTimeline timeline, int top) {
    TimelineBars bars = TimelineBars.of(timeline);
    int y = top + ROW;
    text(body, 10, y - 6, timeline.object() + ", container " + timeline.container(), "bold");
    for (TimelineBars.Bar bar : bars.bars()) {
      String name = bar.name() + (bar.measured() ? ", measured" : ", expected");
      text(body, 10, y + 15, name, "normal");
      double from = x(bar.from(), bars.end());
      double to = x(bar.to(), bars.end());
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>",
              from,
              y + 4,
              Math.max(1, to - from),
              color(bar)));
      text(body, (int) to + 5, y + 15, seconds(bar.to()), "normal");
      y += ROW;
    }
    if (timeline.breaksAt().isPresent()) {
      double at = x(timeline.breaksAt().getAsDouble(), bars.end());
      body.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%.1f %d V%d\" stroke=\"#b00020\" stroke-width=\"2\""
                  + " stroke-dasharray=\"4 3\"/>",
              at,
              top + ROW,
              y + 4));
    }
    text(body, 10, y + 17, timeline.verdict(), "normal");
    return y + 2 * ROW;
  }

  private static String color(TimelineBars.Bar bar) {
    boolean routed = bar.name().equals("still routed to");
    String expected = routed ? "#c75b12" : bar.name().equals("preStop") ? "#1f6f8b" : "#5b7f3a";
    return bar.measured() ? expected + "\" fill-opacity=\"0.55" : expected;
  }

  private static double x(double seconds, double end) {
    return LEFT + WIDTH * seconds / end;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static void text(StringBuilder body, int x, int y, String words, String weight) {
    body.append("<text x=\"").append(x).append("\" y=\"").append(y);
    body.append("\" font-weight=\"").append(weight).append("\">");
    body.append(words.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
  }
}

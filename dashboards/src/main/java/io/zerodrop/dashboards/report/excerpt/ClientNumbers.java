package io.zerodrop.dashboards.report.excerpt;

import io.zerodrop.analyzer.result.Termination;
import io.zerodrop.analyzer.result.Verdict;
import io.zerodrop.dashboards.document.IpLiteral;
import io.zerodrop.dashboards.summary.InputFile;
import io.zerodrop.dashboards.summary.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in the place of clients, for what is passed on. They are given in the order in which
 * clients first failed, so the same input gives the same numbers, and no table leads back from a
 * number to an address.
 */
public final class ClientNumbers {

  /** What stands for an address of which it is not known whose it is. */
  public static final String HIDDEN = "***";

  /** Kinds of logs whose lines name clients. */
  private static final Set<String> NAMING_CLIENTS = Set.of("access", "nginx-error");

  /** Addresses, and other things of digits, dots and colons. */
  private static final Pattern PERHAPS_ADDRESS =
      Pattern.compile("(?<![\\w.:])[0-9a-fA-F]{0,4}[.:][0-9a-fA-F.:]{1,45}");

  private final Map<String, String> numbers = new TreeMap<>(Comparator.reverseOrder());
  private final Set<String> servers = new HashSet<>();
  private final Set<String> queries = new TreeSet<>(Comparator.reverseOrder());

  private List<String> names;

  private ClientNumbers() {}

  /**
   * @param verdicts in any order
   */
  public static ClientNumbers of(List<Verdict> verdicts) {
    ClientNumbers clients = new ClientNumbers();
    verdicts.stream()
        .sorted(Comparator.comparing(Verdict::start).thenComparing(Verdict::id))
        .forEach(clients::add);
    return clients;
  }

  /** Of a run's attempts; the addresses of its pods are no clients'. */
  public static ClientNumbers of(RunResult result) {
    ClientNumbers clients = of(result.attempts());
    result.terminations().stream().map(Termination::addresses).forEach(clients.servers::addAll);
    return clients;
  }

  private void add(Verdict verdict) {
    if (verdict.clientIp() != null) {
      numbers.computeIfAbsent(verdict.clientIp(), client -> "client-" + (numbers.size() + 1));
    }
    if (verdict.address() != null) {
      servers.add(verdict.address());
    }
    if (verdict.query() != null && !verdict.query().isBlank()) {
      queries.add(verdict.query());
    }
  }

  /** The same verdicts with numbers in the place of their clients. */
  public List<Verdict> in(List<Verdict> verdicts) {
    List<Verdict> numbered = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      numbered.add(
          verdict.clientIp() == null
              ? verdict
              : verdict.withClient(numbers.get(verdict.clientIp())));
    }
    return numbered;
  }

  /** The same with numbers in the place of clients. */
  public RunResult in(RunResult result) {
    return new RunResult(
        result.summary(), result.findings(), result.terminations(), in(result.attempts()));
  }

  /** The same lines without clients and query strings. */
  public LogLines in(LogLines lines, List<InputFile> files) {
    Map<String, Map<Long, String>> without = new HashMap<>(lines.byFile());
    for (InputFile file : files) {
      Map<Long, String> ofFile = without.get(file.path());
      if (ofFile != null && NAMING_CLIENTS.contains(file.kind())) {
        Map<Long, String> shown = new HashMap<>();
        ofFile.forEach((number, line) -> shown.put(number, in(line)));
        without.put(file.path(), shown);
      }
    }
    return new LogLines(without);
  }

  /** The same line without clients and query strings; addresses that are known as pods' stay. */
  public String in(String line) {
    String shown = line;
    for (String query : queries) {
      shown = shown.replace(query, "...");
    }
    for (String name : names()) {
      shown = shown.replace(name, numbers.get(name));
    }
    return withoutAddresses(shown);
  }

  /** The clients that are no addresses, which few are. */
  private List<String> names() {
    if (names == null) {
      names =
          numbers.keySet().stream()
              .filter(client -> !IpLiteral.is(client) && !servers.contains(client))
              .toList();
    }
    return names;
  }

  private String withoutAddresses(String line) {
    return PERHAPS_ADDRESS
        .matcher(line)
        .replaceAll(
            found -> {
              String text = found.group();
              String address = address(text);
              return address == null || servers.contains(address)
                  ? Matcher.quoteReplacement(text)
                  : numbers.getOrDefault(address, HIDDEN) + text.substring(address.length());
            });
  }

  /** The address with which a text begins that may have a port behind it; null where it is none. */
  private static String address(String text) {
    for (int end = text.length(); end > 1; end = text.lastIndexOf(':', end - 1)) {
      String address = text.substring(0, end);
      String trimmed = address.replaceAll("[.:]$", "");
      if (IpLiteral.is(address)) {
        return address;
      }
      if (IpLiteral.is(trimmed)) {
        return trimmed;
      }
    }
    return null;
  }
}

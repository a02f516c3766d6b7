package io.zerodrop.bench.duckdb;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks DuckDB about a bundle and prints what it answers as JSON: a process of its own, so that its
 * time and memory can be told apart.
 */
public final class CrudeQuestion {

  private CrudeQuestion() {}

  /** What came of it; Services as the router names them, {@code namespace-name-port}. */
  public static final class Answer {
    public long requests;
    public Map<String, Long> failed = new TreeMap<>();
    public Map<String, Long> masked = new TreeMap<>();

    /** From the first query to the last answer, without starting Java and loading DuckDB. */
    public double seconds;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    String script;
    try (InputStream in = CrudeQuestion.class.getResourceAsStream("question.sql")) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Answer answer = new Answer();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      long began = System.nanoTime();
      for (String query : script.replace("${directory}", arguments[0]).split(";\\s*\n")) {
        statement.execute(query);
      }
      read(statement, answer);
      answer.seconds = (System.nanoTime() - began) / 1e9;
    }
    System.out.println(new ObjectMapper().writeValueAsString(answer));
  }

  private static void read(Statement statement, Answer answer) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM requests")) {
      count.next();
      answer.requests = count.getLong(1);
    }
    try (ResultSet rows = statement.executeQuery("SELECT service, failed, masked FROM answer")) {
      while (rows.next()) {
        put(answer.failed, rows.getString(1), rows.getLong(2));
        put(answer.masked, rows.getString(1), rows.getLong(3));
      }
    }
  }

  private static void put(Map<String, Long> of, String service, long count) {
    if (count > 0) {
      of.put(service, count);
    }
  }
}

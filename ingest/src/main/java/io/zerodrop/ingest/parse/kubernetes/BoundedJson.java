package io.zerodrop.ingest.parse.kubernetes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** JSON with bounds on nesting, and its errors in words that quote nothing of the content. */
public final class BoundedJson {

  /** Deeper than any object of the Kubernetes API, schemas of custom resources included. */
  public static final int MAX_NESTING = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();

  private BoundedJson() {}

  public static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
    return FACTORY.createParser(bytes, from, to - from);
  }

  /** Moves to the next value, or fails where the record holds anything after the one it held. */
  public static void requireEnd(JsonParser json) throws IOException, Mismatch {
    if (json.nextToken() != null) {
      throw new Mismatch("", "one JSON value in the record", "more after its end");
    }
  }

  /** What stands at the current token, without its content. */
  public static String kindOf(JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    switch (token) {
      case START_OBJECT:
        return "an object";
      case START_ARRAY:
        return "an array";
      case VALUE_STRING:
        return "text";
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return "a number";
      case VALUE_TRUE:
      case VALUE_FALSE:
        return "a boolean";
      case VALUE_NULL:
        return "null";
      default:
        return "the end of a value";
    }
  }

  /**
   * Why the bytes are no JSON. The library's own words are not used: they quote the text around the
   * error, which may be anything.
   */
  public static String reason(IOException error) {
    if (error instanceof JsonEOFException) {
      return "expected a complete JSON value, found its end missing";
    }
    if (error instanceof StreamConstraintsException) {
      return "expected JSON within bounds, found one nested deeper than "
          + MAX_NESTING
          + " or with an oversized value";
    }
    JsonLocation at =
        error instanceof JsonProcessingException json ? json.getLocation() : JsonLocation.NA;
    return at == null || at.getByteOffset() < 0
        ? "expected JSON, found something else"
        : "expected JSON, found something else at byte " + at.getByteOffset() + " of the record";
  }
}

package io.zerodrop.ingest.record.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A request's body, bounded as it is sent and as it is unzipped. */
final class RequestBody {

  private RequestBody() {}

  /**
   * @param encoding of the request's {@code Content-Encoding}, null for none
   * @throws Refusal 413 where it is too large, 415 where it is encoded in another way, 400 where it
   *     is no gzip though it says so
   */
  static byte[] read(InputStream in, String encoding, int maxBytes) throws IOException, Refusal {
    byte[] sent = bounded(in, maxBytes);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return sent;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw new Refusal(415, "expected Content-Encoding gzip or none");
    }
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return bounded(unzipped, maxBytes);
    } catch (IOException damaged) {
      throw new Refusal(400, "expected a body in gzip, found something else");
    }
  }

  private static byte[] bounded(InputStream in, int maxBytes) throws IOException, Refusal {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw new Refusal(
          413,
          "expected at most "
              + maxBytes
              + " bytes; lower --audit-webhook-batch-max-size of the API server or raise the"
              + " recorder's limit");
    }
    return bytes;
  }
}

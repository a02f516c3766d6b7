package io.zerodrop.analyzer.flink.live;

import io.zerodrop.analyzer.route.Suspicion;
import io.zerodrop.ingest.event.RequestLogged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Packed requests.
 *
 * @param from when the first began, in microseconds
 * @param until when the last ended, in microseconds
 * @param addresses that they were sent to
 * @param length of the serialized requests before they were deflated into {@code packed}
 * @param seen the {@link Suspicion#fingerprint} by which none of them matters
 */
public record HeldBlock(
    long from,
    long until,
    int count,
    List<String> addresses,
    int length,
    byte[] packed,
    long seen) {

  private static final long NOT_SEEN = 0;

  static HeldBlock of(List<RequestLogged> requests, TypeSerializer<RequestLogged> serializer)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256 * requests.size());
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    for (RequestLogged request : requests) {
      serializer.serialize(request, out);
      from = Math.min(from, request.start().earliest());
      until = Math.max(until, request.end().latest());
    }
    return new HeldBlock(
        from,
        until,
        requests.size(),
        List.copyOf(HeldRequests.addresses(requests)),
        out.length(),
        deflated(out.getSharedBuffer(), out.length()),
        NOT_SEEN);
  }

  /**
   * The same requests in the form of another serializer.
   *
   * @param written in which they are
   */
  HeldBlock rewritten(
      TypeSerializer<RequestLogged> written, TypeSerializer<RequestLogged> serializer)
      throws IOException {
    return of(unpacked(written), serializer);
  }

  int bytes() {
    return packed.length;
  }

  /**
   * Takes out what matters.
   *
   * @return the rest, null if nothing is left
   */
  HeldBlock release(
      Suspicion suspicion, TypeSerializer<RequestLogged> serializer, Consumer<RequestLogged> to)
      throws IOException {
    long now = suspicion.fingerprint(addresses, from, until);
    if (now == seen || now == Suspicion.NOTHING) {
      return this;
    }
    List<RequestLogged> rest = new ArrayList<>();
    for (RequestLogged request : unpacked(serializer)) {
      if (suspicion.concerns(request)) {
        to.accept(request);
      } else {
        rest.add(request);
      }
    }
    if (rest.isEmpty()) {
      return null;
    }
    HeldBlock left = rest.size() == count ? this : of(rest, serializer);
    return new HeldBlock(
        left.from,
        left.until,
        left.count,
        left.addresses,
        left.length,
        left.packed,
        suspicion.fingerprint(left.addresses, left.from, left.until));
  }

  private List<RequestLogged> unpacked(TypeSerializer<RequestLogged> serializer)
      throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(inflated());
    List<RequestLogged> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(serializer.deserialize(in));
    }
    return requests;
  }

  private static byte[] deflated(byte[] bytes, int length) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes, 0, length);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(length / 4);
      byte[] buffer = new byte[16 * 1024];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private byte[] inflated() throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[length];
      int at = 0;
      while (at < length) {
        int got = inflater.inflate(bytes, at, length - at);
        if (got == 0) {
          throw new IOException("held requests are damaged: they end early");
        }
        at += got;
      }
      return bytes;
    } catch (DataFormatException damaged) {
      throw new IOException("held requests are damaged", damaged);
    } finally {
      inflater.end();
    }
  }
}

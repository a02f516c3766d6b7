package io.zerodrop.analyzer.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A {@link RouteObservation} as bytes: it is made into them once where it is read, and into objects
 * only when its route is judged, since as objects those that wait would fill the memory.
 *
 * @param route see {@link io.zerodrop.analyzer.route.RouteKeys}
 */
public record PackedObservation(String route, byte[] packed) {

  static Codec codec(RuntimeContext context) {
    return new Codec(context.createSerializer(TypeInformation.of(RouteObservation.class)));
  }

  /** Of one task; not shared by threads. */
  static final class Codec {

    private final TypeSerializer<RouteObservation> serializer;
    private final DataOutputSerializer out = new DataOutputSerializer(1024);
    private final DataInputDeserializer in = new DataInputDeserializer();

    private Codec(TypeSerializer<RouteObservation> serializer) {
      this.serializer = serializer;
    }

    PackedObservation pack(RouteObservation observation) {
      out.clear();
      try {
        serializer.serialize(observation, out);
      } catch (IOException impossible) {
        throw new IllegalStateException("writing to memory failed", impossible);
      }
      return new PackedObservation(observation.route(), out.getCopyOfBuffer());
    }

    RouteObservation unpack(byte[] packed) {
      in.setBuffer(packed);
      try {
        return serializer.deserialize(in);
      } catch (IOException damaged) {
        throw new UncheckedIOException("a waiting observation is damaged", damaged);
      }
    }
  }
}

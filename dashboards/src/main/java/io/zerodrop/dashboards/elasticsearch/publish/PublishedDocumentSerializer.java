package io.zerodrop.dashboards.elasticsearch.publish;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** Documents that wait, as a checkpoint holds them. */
final class PublishedDocumentSerializer extends AsyncSinkWriterStateSerializer<PublishedDocument> {

  private static final int VERSION = 1;

  @Override
  protected void serializeRequestToStream(PublishedDocument document, DataOutputStream out)
      throws IOException {
    out.writeUTF(document.index());
    out.writeUTF(document.id());
    out.writeLong(document.revision());
    out.writeInt(document.json().length);
    out.write(document.json());
  }

  @Override
  protected PublishedDocument deserializeRequestFromStream(long requestSize, DataInputStream in)
      throws IOException {
    return new PublishedDocument(
        in.readUTF(), in.readUTF(), in.readLong(), in.readNBytes(in.readInt()));
  }

  @Override
  public int getVersion() {
    return VERSION;
  }
}

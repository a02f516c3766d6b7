package io.zerodrop.pipeline.stream;

import io.zerodrop.analyzer.evaluation.LiveDocument;
import io.zerodrop.analyzer.flink.live.LiveFigures;
import io.zerodrop.analyzer.flink.live.LiveTrust;
import io.zerodrop.ingest.event.Rejected;
import io.zerodrop.ingest.source.FileRead;
import io.zerodrop.ingest.types.SealedTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * Anything that a stream tells of, so that one writer takes it all. New variants go last: their
 * place is part of the checkpoint format.
 */
@TypeInfo(SealedTypeInfo.Factory.class)
public sealed interface LiveResult {

  /** One change of a document. */
  record OfDocument(LiveDocument document) implements LiveResult {}

  /** How the job is doing. */
  record OfFigures(LiveFigures figures) implements LiveResult {}

  /** How far the documents can be trusted. */
  record OfTrust(LiveTrust trust) implements LiveResult {}

  /** A record that could not be read. */
  record OfRejected(Rejected rejected) implements LiveResult {}

  /** A file that was read to its end. */
  record OfFile(FileRead file) implements LiveResult {}
}

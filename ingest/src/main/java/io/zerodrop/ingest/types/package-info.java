/**
 * How Flink serializes what Java seals: a sealed interface of public records becomes one tag byte
 * and the record's own fields, so that nothing falls back to Kryo. Start at {@link
 * io.zerodrop.ingest.types.SealedTypeInfo}.
 */
package io.zerodrop.ingest.types;

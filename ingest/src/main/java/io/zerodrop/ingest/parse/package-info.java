/**
 * From the bytes of a record to events; one package for each writer of logs. Start at {@link
 * io.zerodrop.ingest.parse.RecordParser}.
 */
package io.zerodrop.ingest.parse;

/**
 * Reading records of text: a cursor over bytes, and what to say of a record that cannot be read.
 * Start at {@link io.zerodrop.ingest.parse.text.ByteCursor}.
 */
package io.zerodrop.ingest.parse.text;

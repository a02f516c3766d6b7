/** Tells people and other programs of new findings, each once. */
package io.zerodrop.pipeline.notify;

/** Replaying recorded logs: what is asked for and what comes out of it. */
package io.zerodrop.pipeline.replay;

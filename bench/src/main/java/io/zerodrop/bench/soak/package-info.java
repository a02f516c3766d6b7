/**
 * A stream under load for a while: whether it keeps up, stays small, is quick and loses nothing.
 */
package io.zerodrop.bench.soak;

/** Makes large bundles of logs in which everything is known that an analysis should find. */
package io.zerodrop.bench.bundle;

/** Requests at a constant rate, as a client sees them: the truth beside what proxies log. */
package io.zerodrop.pipeline.probe;

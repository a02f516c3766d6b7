/** Runs programs side by side, measures them and checks their answers. */
package io.zerodrop.bench.run;

/** The cluster as its logs show it, with what is known of the logs themselves. */
package io.zerodrop.analyzer.source;

/** What the cluster's own logs tell of each Service, apart from the requests to it. */
package io.zerodrop.analyzer.background;
